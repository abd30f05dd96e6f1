{{ config(unique_key='inspection_id') }}

with changed as (
    {{ changed_keys('inspection_id', [ref('fct_quality_inspections')]) }}
)

select
    {{ surrogate_key(['i.inspection_id', 'd.defect_code']) }} as inspection_defect_key,
    i.inspection_key,
    i.inspection_id,
    i.batch_key,
    d.defect_code,
    cast(sum(d.units) as integer) as units,
    i.inspection_date,
    i.loaded_at
from {{ ref('fct_quality_inspections') }} as i
inner join changed as c on i.inspection_id = c.inspection_id
inner join {{ ref('stg_manufacturing__inspection_defects') }} as d on i.event_id = d.event_id
group by i.inspection_id, d.defect_code, i.inspection_key, i.batch_key, i.inspection_date, i.loaded_at
