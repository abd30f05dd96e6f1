with events as ({{ new_events('catalog.card_published') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'sku') }} as sku,
    {{ json_text('e.payload', 'team') }} as team,
    {{ json_text('e.payload', 'sport') }} as sport,
    {{ json_text('e.payload', 'league') }} as league,
    {{ json_text('e.payload', 'set_name') }} as set_name,
    {{ json_text('e.payload', 'season') }} as season,
    {{ json_integer('e.payload', 'year') }} as card_year,
    {{ json_text('e.payload', 'card_number') }} as card_number,
    {{ json_text('e.payload', 'parallel') }} as parallel,
    {{ json_enum('e.payload', 'rarity', 'RARITY') }} as rarity,
    {{ json_integer('e.payload', 'print_run') }} as print_run,
    coalesce({{ json_boolean('e.payload', 'serial_numbered') }}, false) as is_serial_numbered,
    coalesce({{ json_boolean('e.payload', 'is_rookie') }}, false) as is_rookie,
    coalesce({{ json_boolean('e.payload', 'is_autograph') }}, false) as is_autograph,
    coalesce({{ json_boolean('e.payload', 'is_memorabilia') }}, false) as is_memorabilia,
    {{ json_date('e.payload', 'release_date') }} as release_date,
    {{ json_text('e.payload', 'list_price.currency_code') }} as list_price_currency,
    {{ json_decimal('e.payload', 'list_price.amount') }} as list_price
from events as e
