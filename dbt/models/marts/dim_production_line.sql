{{ config(unique_key='line') }}

with changed as (
    {{ changed_keys('line', [ref('stg_manufacturing__batch_started')]) }}
)

select
    {{ surrogate_key(['s.line']) }} as line_key,
    s.line,
    cast(count(distinct s.machine) as integer) as machine_count,
    min(s.started_at) as first_started_at,
    max(s.loaded_at) as loaded_at
from {{ ref('stg_manufacturing__batch_started') }} as s
inner join changed as c on s.line = c.line
group by s.line
