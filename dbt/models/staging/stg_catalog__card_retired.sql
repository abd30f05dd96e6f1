with events as ({{ new_events('catalog.card_retired') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'sku') }} as sku,
    {{ json_date('e.payload', 'retired_on') }} as retired_on,
    {{ json_enum('e.payload', 'reason', 'RETIREMENT_REASON') }} as reason
from events as e
