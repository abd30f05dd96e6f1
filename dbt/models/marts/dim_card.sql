{{ config(unique_key='sku') }}

{% set speakers = [
    ref('stg_orders__order_lines'),
    ref('stg_manufacturing__batch_started'),
    ref('stg_fulfilment__return_received'),
    ref('stg_engagement__card_interacted'),
    ref('stg_market__price_estimated'),
    ref('stg_market__price_observed'),
] %}

with changed as (
    {{ changed_keys('sku', [ref('stg_catalog__card_published'), ref('stg_catalog__card_retired')] + speakers) }}
),

published as (
    select p.*
    from {{ ref('stg_catalog__card_published') }} as p
    inner join changed as c on p.sku = c.sku
    qualify row_number() over (partition by p.sku order by p.occurred_at desc, p.event_id desc) = 1
),

retired as (
    select
        r.sku,
        max(r.occurred_at) as retired_at,
        max(r.loaded_at) as loaded_at
    from {{ ref('stg_catalog__card_retired') }} as r
    inner join changed as c on r.sku = c.sku
    group by r.sku
),

-- a card that others speak of before the catalog does
mentioned as ({{ last_mentions('sku', speakers) }})

select
    {{ surrogate_key(['c.sku']) }} as card_key,
    c.sku,
    w.player_id,
    w.player_name as player,
    p.team,
    p.sport,
    p.league,
    p.set_name,
    p.season,
    p.card_year,
    p.card_number,
    p.parallel,
    p.rarity,
    p.print_run,
    coalesce(p.is_serial_numbered, false) as is_serial_numbered,
    coalesce(p.is_rookie, false) as is_rookie,
    coalesce(p.is_autograph, false) as is_autograph,
    coalesce(p.is_memorabilia, false) as is_memorabilia,
    p.release_date,
    p.list_price_currency,
    p.list_price,
    coalesce(r.retired_at > p.occurred_at, false) as is_retired,
    p.event_id is null as is_inferred,
    {{ latest(['p.loaded_at', 'r.loaded_at', 'm.loaded_at']) }} as loaded_at
from changed as c
left join published as p on c.sku = p.sku
left join {{ ref('stg_catalog__card_players') }} as w
    on p.event_id = w.event_id and w.player_no = 1
left join retired as r on c.sku = r.sku
left join mentioned as m on c.sku = m.sku
{% if not is_incremental() %}
    union all
    select
        {{ surrogate_key(["'(unknown)'"]) }} as card_key,
        '(unknown)' as sku,
        null as player_id,
        null as player,
        null as team,
        null as sport,
        null as league,
        null as set_name,
        null as season,
        null as card_year,
        null as card_number,
        null as parallel,
        null as rarity,
        null as print_run,
        false as is_serial_numbered,
        false as is_rookie,
        false as is_autograph,
        false as is_memorabilia,
        null as release_date,
        null as list_price_currency,
        null as list_price,
        false as is_retired,
        true as is_inferred,
        cast('1970-01-01' as timestamp) as loaded_at
{% endif %}
