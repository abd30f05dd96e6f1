with observed as (
    select
        p.sku,
        p.currency,
        p.price,
        row_number() over (partition by p.sku, p.currency order by p.price, p.event_id) as place,
        count(*) over (partition by p.sku, p.currency) as observation_count
    from {{ ref('fct_market_prices') }} as p
    cross join {{ ref('dim_as_of') }} as a
    where p.kind = 'observed' and {{ in_days_before('p.price_date', 28, 'a.as_of') }}
),

-- the one in the middle, or the mean of the two that are: exact decimals, which an engine's own median may not keep
middles as (
    select
        o.sku,
        o.currency,
        sum(o.price) as price_sum,
        count(*) as middle_count
    from observed as o
    where 2 * o.place >= o.observation_count and 2 * o.place <= o.observation_count + 2
    group by o.sku, o.currency
),

ranges as (
    select
        o.sku,
        o.currency,
        count(*) as observation_count,
        min(o.price) as lowest_price,
        max(o.price) as highest_price
    from observed as o
    group by o.sku, o.currency
),

estimated as (
    select p.*
    from {{ ref('fct_market_prices') }} as p
    where p.kind = 'estimated' and p.price_date < {{ as_of() }}
    qualify row_number() over (partition by p.sku, p.currency order by p.priced_at desc, p.event_id desc) = 1
),

summed as (
    select
        coalesce(r.sku, e.sku) as sku,
        coalesce(r.currency, e.currency) as currency,
        r.observation_count,
        r.lowest_price,
        r.highest_price,
        {{ quotient('m.price_sum', 'm.middle_count', 4) }} as median_price,
        e.price as estimated_price,
        e.confidence,
        e.model_version
    from ranges as r
    inner join middles as m on r.sku = m.sku and r.currency = m.currency
    full outer join estimated as e on r.sku = e.sku and r.currency = e.currency
)

select
    {{ surrogate_key(['s.sku', 's.currency']) }} as market_key,
    s.sku,
    {{ surrogate_key(['s.sku']) }} as card_key,
    s.currency,
    a.as_of,
    cast(coalesce(s.observation_count, 0) as integer) as observation_count_28d,
    s.lowest_price as lowest_price_28d,
    s.median_price as median_price_28d,
    s.highest_price as highest_price_28d,
    s.estimated_price,
    s.confidence as estimate_confidence,
    s.model_version as estimate_model_version,
    case when c.list_price_currency = s.currency then c.list_price end as list_price,
    case
        when c.list_price_currency = s.currency
            then {{ quotient('c.list_price - s.median_price', 's.median_price', 6) }}
    end as price_against_market
from summed as s
cross join {{ ref('dim_as_of') }} as a
left join {{ ref('dim_card') }} as c on s.sku = c.sku
