with events as ({{ new_events('orders.order_placed') }}),

lines as ({{ json_elements('events', 'lines') }})

select
    l.event_id,
    l.occurred_at,
    l.loaded_at,
    {{ json_text('l.payload', 'order_id') }} as order_id,
    {{ json_integer('l.element', 'line_no') }} as line_no,
    {{ json_text('l.element', 'sku') }} as sku,
    {{ json_integer('l.element', 'quantity') }} as quantity,
    {{ json_decimal('l.element', 'unit_price.amount') }} as unit_price,
    coalesce({{ json_decimal('l.element', 'discount.amount') }}, 0) as discount,
    coalesce({{ json_decimal('l.element', 'tax.amount') }}, 0) as tax
from lines as l
