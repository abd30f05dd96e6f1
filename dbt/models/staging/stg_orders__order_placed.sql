with events as ({{ new_events('orders.order_placed') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'order_id') }} as order_id,
    {{ json_text('e.payload', 'customer_id') }} as customer_id,
    {{ json_enum('e.payload', 'channel', 'SALES_CHANNEL') }} as channel,
    {{ json_text('e.payload', 'promotion') }} as promotion,
    {{ json_text('e.payload', 'currency') }} as currency,
    coalesce({{ json_decimal('e.payload', 'shipping.amount') }}, 0) as shipping,
    {{ json_time('e.payload', 'ordered_at') }} as ordered_at,
    {{ json_date('e.payload', 'promised_date') }} as promised_date,
    coalesce({{ json_boolean('e.payload', 'is_test') }}, false) as is_test
from events as e
