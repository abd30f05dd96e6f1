{{ config(unique_key='inspection_id') }}

with changed as (
    {{ changed_keys('inspection_id', [ref('stg_manufacturing__quality_inspected')]) }}
)

select
    {{ surrogate_key(['i.inspection_id']) }} as inspection_key,
    i.inspection_id,
    i.batch_id,
    {{ surrogate_key(['i.batch_id']) }} as batch_key,
    i.sequence_no,
    i.inspected_units,
    i.passed_units,
    i.inspected_units - i.passed_units as defective_units,
    i.inspected_at,
    cast(i.inspected_at as date) as inspection_date,
    i.event_id,
    i.loaded_at
from {{ ref('stg_manufacturing__quality_inspected') }} as i
inner join changed as c on i.inspection_id = c.inspection_id
qualify row_number() over (partition by i.inspection_id order by i.occurred_at desc, i.event_id desc) = 1
