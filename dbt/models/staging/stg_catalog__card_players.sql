with events as ({{ new_events('catalog.card_published') }}),

players as ({{ json_elements('events', 'players') }})

select
    p.event_id,
    p.occurred_at,
    p.loaded_at,
    {{ json_text('p.payload', 'sku') }} as sku,
    p.place as player_no,
    {{ json_text('p.element', 'player_id') }} as player_id,
    {{ json_text('p.element', 'name') }} as player_name
from players as p
