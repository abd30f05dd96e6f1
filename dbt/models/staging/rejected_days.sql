{{ config(materialized='table', unique_key=none) }}

-- by the event's own day where it could be read
with rejections as (
    select
        coalesce(q.event_type, '(unknown)') as event_type,
        coalesce(q.event_date, cast(q.received_at as date)) as event_date,
        lower(q.reason) as reason,
        case when e.event_id is null then 1 else 0 end as is_lost
    from {{ source('raw', 'quarantine') }} as q
    left join {{ source('raw', 'events') }} as e on q.event_id = e.event_id
    where q.inserted_at <= (select l.loaded_at from {{ ref('last_load') }} as l)
)

select
    {{ surrogate_key(['r.event_type', 'r.event_date', 'r.reason']) }} as rejected_day_key,
    r.event_type,
    r.event_date,
    r.reason,
    count(*) as rejection_count,
    cast(sum(r.is_lost) as bigint) as rejected_only_count
from rejections as r
group by r.event_type, r.event_date, r.reason
