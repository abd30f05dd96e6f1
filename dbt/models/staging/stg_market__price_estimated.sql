with events as ({{ new_events('market.price_estimated') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'sku') }} as sku,
    {{ json_text('e.payload', 'model_version') }} as model_version,
    {{ json_text('e.payload', 'price.currency_code') }} as currency,
    {{ json_decimal('e.payload', 'price.amount') }} as price,
    {{ json_decimal('e.payload', 'confidence', 6) }} as confidence,
    {{ json_time('e.payload', 'valid_from') }} as valid_from
from events as e
