-- amounts are in the currency of the first valid order; orders in others are counted, and their money is left out
with orders as (
    select
        o.*,
        first_value(o.currency) over (partition by o.customer_id order by o.ordered_at, o.order_id) as own_currency
    from {{ ref('fct_orders') }} as o
    where o.is_valid and o.order_date < {{ as_of() }}
),

bought as (
    select
        o.customer_id,
        max(o.own_currency) as currency,
        min(o.order_date) as first_order_date,
        max(o.order_date) as last_order_date,
        count(*) as order_count,
        sum(case when o.currency <> o.own_currency then 1 else 0 end) as foreign_order_count,
        sum(case when o.currency = o.own_currency then o.gross else 0 end) as gross,
        sum(case when o.currency = o.own_currency then o.discount else 0 end) as discount,
        sum(case when o.currency = o.own_currency then o.revenue else 0 end) as revenue,
        sum(case when {{ in_days_before('o.order_date', 365, 'a.as_of') }} then 1 else 0 end) as order_count_365d,
        sum(case when o.currency = o.own_currency and {{ in_days_before('o.order_date', 365, 'a.as_of') }} then o.revenue else 0 end) as revenue_365d
    from orders as o
    cross join {{ ref('dim_as_of') }} as a
    group by o.customer_id
),

refunded as (
    select
        o.customer_id,
        sum(r.refund) as refunds,
        sum(case when {{ in_days_before('r.return_date', 365, 'a.as_of') }} then r.refund else 0 end) as refunds_365d
    from {{ ref('fct_returns') }} as r
    inner join orders as o on r.order_id = o.order_id and r.refund_currency = o.own_currency
    cross join {{ ref('dim_as_of') }} as a
    where r.return_date < a.as_of
    group by o.customer_id
),

summed as (
    select
        b.*,
        coalesce(r.refunds, cast(0 as numeric(18, 4))) as refunds,
        b.revenue_365d - coalesce(r.refunds_365d, cast(0 as numeric(18, 4))) as net_revenue_365d
    from bought as b
    left join refunded as r on b.customer_id = r.customer_id
),

scored as (
    select
        s.customer_id,
        ntile(5) over (order by s.last_order_date, s.customer_id) as recency_score,
        ntile(5) over (order by s.order_count_365d, s.customer_id) as frequency_score,
        ntile(5) over (partition by s.currency order by s.net_revenue_365d, s.customer_id) as monetary_score
    from summed as s
    where s.order_count_365d > 0
)

select
    {{ surrogate_key(['s.customer_id']) }} as customer_key,
    s.customer_id,
    a.as_of,
    s.currency,
    cast(date_trunc('month', s.first_order_date) as date) as cohort_month,
    s.first_order_date,
    s.last_order_date,
    cast(s.order_count as integer) as order_count,
    cast(s.foreign_order_count as integer) as foreign_order_count,
    s.order_count > 1 as is_repeat_customer,
    cast(s.gross as numeric(18, 4)) as gross,
    cast(s.discount as numeric(18, 4)) as discount,
    cast(s.revenue as numeric(18, 4)) as revenue,
    cast(s.refunds as numeric(18, 4)) as refunds,
    cast(s.revenue - s.refunds as numeric(18, 4)) as lifetime_value,
    {{ quotient('s.revenue', '(s.order_count - s.foreign_order_count)', 4) }} as average_order_value,
    cast(s.order_count_365d as integer) as order_count_365d,
    cast(s.net_revenue_365d as numeric(18, 4)) as net_revenue_365d,
    cast(c.recency_score as integer) as recency_score,
    cast(c.frequency_score as integer) as frequency_score,
    cast(c.monetary_score as integer) as monetary_score,
    case
        when c.customer_id is null then 'gone'
        when c.recency_score >= 4 and c.frequency_score >= 4 then 'champion'
        when c.recency_score <= 2 and c.frequency_score >= 4 then 'at_risk'
        when c.frequency_score >= 4 then 'loyal'
        when c.recency_score >= 4 then 'recent'
        when c.recency_score <= 2 then 'lapsing'
        else 'regular'
    end as rfm_segment
from summed as s
cross join {{ ref('dim_as_of') }} as a
left join scored as c on s.customer_id = c.customer_id
