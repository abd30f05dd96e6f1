with events as ({{ new_events('customers.customer_updated') }})

select
    e.event_id,
    e.occurred_at,
    e.loaded_at,
    {{ json_text('e.payload', 'customer_id') }} as customer_id,
    {{ json_text('e.payload', 'name') }} as customer_name,
    {{ json_text('e.payload', 'email') }} as email,
    {{ json_text('e.payload', 'country') }} as country,
    {{ json_enum('e.payload', 'segment', 'CUSTOMER_SEGMENT') }} as segment,
    {{ json_enum('e.payload', 'tier', 'CUSTOMER_TIER') }} as tier,
    coalesce({{ json_boolean('e.payload', 'consent.marketing') }}, false) as consents_to_marketing,
    coalesce({{ json_boolean('e.payload', 'consent.profiling') }}, false) as consents_to_profiling,
    {{ json_time('e.payload', 'updated_at') }} as updated_at
from events as e
