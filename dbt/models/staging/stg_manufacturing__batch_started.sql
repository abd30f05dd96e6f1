with events as ({{ new_events('manufacturing.batch_started') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'batch_id') }} as batch_id,
    {{ json_text('e.payload', 'sku') }} as sku,
    {{ json_text('e.payload', 'line') }} as line,
    {{ json_text('e.payload', 'machine') }} as machine,
    {{ json_enum('e.payload', 'shift', 'SHIFT') }} as shift,
    {{ json_integer('e.payload', 'planned_units') }} as planned_units,
    {{ json_decimal('e.payload', 'planned_minutes') }} as planned_minutes,
    {{ json_time('e.payload', 'started_at') }} as started_at
from events as e
