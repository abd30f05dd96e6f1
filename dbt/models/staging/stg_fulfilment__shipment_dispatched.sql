with events as ({{ new_events('fulfilment.shipment_dispatched') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'shipment_id') }} as shipment_id,
    {{ json_text('e.payload', 'order_id') }} as order_id,
    {{ json_enum('e.payload', 'carrier', 'CARRIER') }} as carrier,
    {{ json_date('e.payload', 'promised_date') }} as promised_date,
    {{ json_time('e.payload', 'dispatched_at') }} as dispatched_at
from events as e
