with events as ({{ new_events('manufacturing.quality_inspected') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'inspection_id') }} as inspection_id,
    {{ json_text('e.payload', 'batch_id') }} as batch_id,
    {{ json_integer('e.payload', 'sequence_no') }} as sequence_no,
    {{ json_integer('e.payload', 'inspected_units') }} as inspected_units,
    {{ json_integer('e.payload', 'passed_units') }} as passed_units,
    {{ json_time('e.payload', 'inspected_at') }} as inspected_at
from events as e
