with events as ({{ new_events('fulfilment.shipment_delivered') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'shipment_id') }} as shipment_id,
    {{ json_text('e.payload', 'order_id') }} as order_id,
    {{ json_time('e.payload', 'delivered_at') }} as delivered_at
from events as e
