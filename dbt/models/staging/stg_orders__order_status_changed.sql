with events as ({{ new_events('orders.order_status_changed') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'order_id') }} as order_id,
    {{ json_enum('e.payload', 'from_status', 'ORDER_STATUS') }} as from_status,
    {{ json_enum('e.payload', 'to_status', 'ORDER_STATUS') }} as to_status,
    {{ json_time('e.payload', 'changed_at') }} as changed_at,
    {{ json_text('e.payload', 'reason') }} as reason
from events as e
