{{ config(materialized='table', unique_key=none) }}

select
    {{ surrogate_key(['m.event_type', 'm.event_date']) }} as archived_day_key,
    m.event_type,
    m.event_date,
    cast(sum(m.lines) as bigint) as line_count
from {{ source('raw', 'load_manifest') }} as m
where
    m.kind = 'BRONZE'
    and m.loaded_at <= (select l.loaded_at from {{ ref('last_load') }} as l)
group by m.event_type, m.event_date
