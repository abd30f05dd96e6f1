{{ config(unique_key='interaction_id') }}

with changed as (
    {{ changed_keys('interaction_id', [ref('stg_engagement__card_interacted')]) }}
)

select
    {{ surrogate_key(['i.interaction_id']) }} as interaction_key,
    i.interaction_id,
    i.sku,
    {{ surrogate_key(['i.sku']) }} as card_key,
    {{ surrogate_key(["coalesce(i.customer_id, '(unknown)')"]) }} as customer_key,
    i.visitor_id,
    i.action,
    i.interacted_at,
    cast(i.interacted_at as date) as interaction_date,
    i.event_id,
    i.loaded_at
from {{ ref('stg_engagement__card_interacted') }} as i
inner join changed as c on i.interaction_id = c.interaction_id
qualify row_number() over (partition by i.interaction_id order by i.occurred_at desc, i.event_id desc) = 1
