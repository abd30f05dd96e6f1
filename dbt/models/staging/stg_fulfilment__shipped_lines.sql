with events as ({{ new_events('fulfilment.shipment_dispatched') }}),

lines as ({{ json_elements('events', 'lines') }})

select
    l.event_id,
    l.occurred_at,
    l.loaded_at,
    {{ json_text('l.payload', 'shipment_id') }} as shipment_id,
    {{ json_text('l.payload', 'order_id') }} as order_id,
    l.place as shipped_line_no,
    {{ json_integer('l.element', 'line_no') }} as line_no,
    {{ json_integer('l.element', 'quantity') }} as quantity
from lines as l
