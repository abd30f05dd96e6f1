{{ config(unique_key='event_day_key') }}

-- rows of RAW by type and day: what volume, reconciliation and as_of look at
with changed as (
    select distinct
        e.event_type,
        e.event_date
    from {{ source('raw', 'events') }} as e
    where
        e.inserted_at <= (select l.loaded_at from {{ ref('last_load') }} as l)
        and {{ since_last_build('e.inserted_at') }}
)

select
    {{ surrogate_key(['e.event_type', 'e.event_date']) }} as event_day_key,
    e.event_type,
    e.event_date,
    count(*) as event_count,
    -- JSON keeps its bytes only where a member is not in the contract
    cast(sum(case when e.content_type = 'application/json' and e.payload_raw is not null then 1 else 0 end) as bigint) as unknown_member_count,
    max(e.inserted_at) as loaded_at
from {{ source('raw', 'events') }} as e
inner join changed as c on e.event_type = c.event_type and e.event_date = c.event_date
where e.inserted_at <= (select l.loaded_at from {{ ref('last_load') }} as l)
group by e.event_type, e.event_date
