with events as ({{ new_events('manufacturing.waste_recorded') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'waste_id') }} as waste_id,
    {{ json_text('e.payload', 'batch_id') }} as batch_id,
    {{ json_text('e.payload', 'material') }} as material,
    {{ json_enum('e.payload', 'kind', 'WASTE_KIND') }} as kind,
    {{ json_decimal('e.payload', 'quantity', 6) }} as quantity,
    {{ json_enum('e.payload', 'unit', 'MEASURE_UNIT') }} as unit,
    {{ json_decimal('e.payload', 'consumed_quantity', 6) }} as consumed_quantity,
    {{ json_time('e.payload', 'recorded_at') }} as recorded_at
from events as e
