with events as ({{ new_events('manufacturing.quality_inspected') }}),

defects as ({{ json_elements('events', 'defects') }})

select
    d.event_id,
    d.occurred_at,
    d.loaded_at,
    {{ json_text('d.payload', 'inspection_id') }} as inspection_id,
    {{ json_text('d.payload', 'batch_id') }} as batch_id,
    d.place as defect_no,
    {{ json_enum('d.element', 'defect_code', 'DEFECT_CODE') }} as defect_code,
    {{ json_integer('d.element', 'units') }} as units
from defects as d
