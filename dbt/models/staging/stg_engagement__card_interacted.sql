with events as ({{ new_events('engagement.card_interacted') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'interaction_id') }} as interaction_id,
    {{ json_text('e.payload', 'customer_id') }} as customer_id,
    {{ json_text('e.payload', 'visitor_id') }} as visitor_id,
    {{ json_text('e.payload', 'sku') }} as sku,
    {{ json_enum('e.payload', 'action', 'INTERACTION_ACTION') }} as action,
    {{ json_time('e.payload', 'interacted_at') }} as interacted_at
from events as e
