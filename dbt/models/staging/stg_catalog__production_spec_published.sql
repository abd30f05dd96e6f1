with events as ({{ new_events('catalog.production_spec_published') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'sku') }} as sku,
    {{ json_integer('e.payload', 'spec_version') }} as spec_version,
    {{ json_decimal('e.payload', 'ideal_seconds_per_unit', 6) }} as ideal_seconds_per_unit,
    {{ json_integer('e.payload', 'units_per_sheet') }} as units_per_sheet
from events as e
