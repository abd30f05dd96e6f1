with events as ({{ new_events('manufacturing.batch_completed') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'batch_id') }} as batch_id,
    {{ json_integer('e.payload', 'produced_units') }} as produced_units,
    {{ json_integer('e.payload', 'good_units') }} as good_units,
    {{ json_integer('e.payload', 'defective_units') }} as defective_units,
    coalesce({{ json_integer('e.payload', 'reworked_units') }}, 0) as reworked_units,
    {{ json_decimal('e.payload', 'run_minutes') }} as run_minutes,
    coalesce({{ json_decimal('e.payload', 'down_minutes') }}, 0) as down_minutes,
    {{ json_time('e.payload', 'completed_at') }} as completed_at
from events as e
