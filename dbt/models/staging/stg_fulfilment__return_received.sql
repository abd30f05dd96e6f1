with events as ({{ new_events('fulfilment.return_received') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'return_id') }} as return_id,
    {{ json_text('e.payload', 'order_id') }} as order_id,
    {{ json_integer('e.payload', 'line_no') }} as line_no,
    {{ json_text('e.payload', 'sku') }} as sku,
    {{ json_integer('e.payload', 'quantity') }} as quantity,
    {{ json_enum('e.payload', 'reason', 'RETURN_REASON') }} as reason,
    {{ json_text('e.payload', 'refund.currency_code') }} as refund_currency,
    coalesce({{ json_decimal('e.payload', 'refund.amount') }}, 0) as refund,
    {{ json_text('e.payload', 'batch_id') }} as batch_id,
    coalesce({{ json_boolean('e.payload', 'restocked') }}, false) as is_restocked,
    {{ json_time('e.payload', 'received_at') }} as received_at
from events as e
