{{ config(unique_key='event_id') }}

with changed as (
    {{ changed_keys('event_id', [ref('stg_market__price_estimated'), ref('stg_market__price_observed')]) }}
),

prices as (
    select
        e.event_id,
        e.sku,
        'estimated' as kind,
        null as marketplace,
        e.model_version,
        e.currency,
        e.price,
        e.confidence,
        null as condition,
        null as grade,
        e.valid_from as priced_at,
        e.loaded_at
    from {{ ref('stg_market__price_estimated') }} as e
    union all
    select
        o.event_id,
        o.sku,
        'observed' as kind,
        o.marketplace,
        null as model_version,
        o.currency,
        o.price,
        null as confidence,
        o.condition,
        o.grade,
        o.observed_at as priced_at,
        o.loaded_at
    from {{ ref('stg_market__price_observed') }} as o
)

select
    p.event_id,
    p.sku,
    {{ surrogate_key(['p.sku']) }} as card_key,
    p.kind,
    p.marketplace,
    p.model_version,
    p.currency,
    p.price,
    p.confidence,
    p.condition,
    p.grade,
    p.priced_at,
    cast(p.priced_at as date) as price_date,
    p.loaded_at
from prices as p
inner join changed as c on p.event_id = c.event_id
