with events as ({{ new_events('catalog.production_spec_published') }}),

materials as ({{ json_elements('events', 'materials') }})

select
    m.event_id,
    m.occurred_at,
    m.loaded_at,
    {{ json_text('m.payload', 'sku') }} as sku,
    m.place as material_no,
    {{ json_text('m.element', 'material') }} as material,
    {{ json_decimal('m.element', 'quantity', 6) }} as quantity,
    {{ json_enum('m.element', 'unit', 'MEASURE_UNIT') }} as unit
from materials as m
