{{ config(unique_key='sku') }}

with changed as (
    {{ changed_keys('sku', [ref('stg_catalog__card_published')]) }}
),

versions as (
    select p.*
    from {{ ref('stg_catalog__card_published') }} as p
    inner join changed as c on p.sku = c.sku
    qualify row_number() over (partition by p.sku, p.occurred_at order by p.event_id desc) = 1
)

select
    {{ surrogate_key(['v.sku', 'v.occurred_at']) }} as card_version_key,
    {{ surrogate_key(['v.sku']) }} as card_key,
    v.sku,
    v.occurred_at as valid_from,
    coalesce(
        lead(v.occurred_at) over (partition by v.sku order by v.occurred_at),
        cast('9999-12-31' as timestamp)
    ) as valid_to,
    v.team,
    v.set_name,
    v.parallel,
    v.rarity,
    v.print_run,
    v.release_date,
    v.list_price_currency,
    v.list_price,
    v.event_id,
    max(v.loaded_at) over (partition by v.sku) as loaded_at
from versions as v
