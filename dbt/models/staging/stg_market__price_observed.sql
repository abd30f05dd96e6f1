with events as ({{ new_events('market.price_observed') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'sku') }} as sku,
    {{ json_text('e.payload', 'marketplace') }} as marketplace,
    {{ json_text('e.payload', 'price.currency_code') }} as currency,
    {{ json_decimal('e.payload', 'price.amount') }} as price,
    {{ json_enum('e.payload', 'condition', 'CARD_CONDITION') }} as condition,
    {{ json_decimal('e.payload', 'grade', 2) }} as grade,
    {{ json_time('e.payload', 'observed_at') }} as observed_at
from events as e
