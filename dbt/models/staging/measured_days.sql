{{ config(materialized='table', unique_key=none) }}

-- what the latest reconcile counted: of the journal where it was within reach, and of RAW at that moment
select
    {{ surrogate_key(['c.event_type', 'c.event_date']) }} as measured_day_key,
    c.event_type,
    c.event_date,
    max(c.measured_at) as measured_at,
    cast(sum(case when c.layer = 'journal' then c.event_ids else 0 end) as bigint) as journal_ids,
    cast(sum(case when c.layer = 'raw' then c.event_ids else 0 end) as bigint) as raw_ids,
    cast(sum(case when c.layer = 'bronze' then c.lines else 0 end) as bigint) as bronze_lines
from {{ source('raw', 'reconcile_count') }} as c
where c.measured_at = (select max(m.measured_at) from {{ source('raw', 'reconcile_count') }} as m)
group by c.event_type, c.event_date
