{{ config(materialized='incremental', unique_key='metric_date') }}

with changed as (
    select distinct l.order_date as metric_date
    from {{ ref('fct_order_lines') }} as l
    where {{ since_last_build('l.loaded_at') }}
    union
    select distinct r.return_date as metric_date
    from {{ ref('fct_returns') }} as r
    where {{ since_last_build('r.loaded_at') }}
),

ordered as (
    select
        l.order_date as metric_date,
        l.sku,
        l.currency,
        count(distinct l.order_id) as order_count,
        sum(l.quantity) as units,
        sum(l.gross) as gross,
        sum(l.discount) as discount,
        sum(l.revenue) as revenue,
        0 as returned_units,
        cast(0 as numeric(18, 4)) as refunds,
        max(l.loaded_at) as loaded_at
    from {{ ref('fct_order_lines') }} as l
    inner join changed as c on l.order_date = c.metric_date
    where l.is_valid
    group by l.order_date, l.sku, l.currency
),

returned as (
    select
        r.return_date as metric_date,
        r.sku,
        coalesce(r.refund_currency, 'XXX') as currency,
        0 as order_count,
        0 as units,
        cast(0 as numeric(18, 4)) as gross,
        cast(0 as numeric(18, 4)) as discount,
        cast(0 as numeric(18, 4)) as revenue,
        sum(r.quantity) as returned_units,
        coalesce(sum(r.refund), cast(0 as numeric(18, 4))) as refunds,
        max(r.loaded_at) as loaded_at
    from {{ ref('fct_returns') }} as r
    inner join changed as c on r.return_date = c.metric_date
    group by r.return_date, r.sku, coalesce(r.refund_currency, 'XXX')
),

both_sides as (
    select o.*
    from ordered as o
    union all
    select r.*
    from returned as r
)

select
    {{ surrogate_key(['b.metric_date', 'b.sku', 'b.currency']) }} as sales_key,
    b.metric_date,
    b.sku,
    {{ surrogate_key(['b.sku']) }} as card_key,
    b.currency,
    cast(sum(b.order_count) as integer) as order_count,
    cast(sum(b.units) as bigint) as units,
    cast(sum(b.gross) as numeric(18, 4)) as gross,
    cast(sum(b.discount) as numeric(18, 4)) as discount,
    cast(sum(b.revenue) as numeric(18, 4)) as revenue,
    cast(sum(b.returned_units) as bigint) as returned_units,
    cast(sum(b.refunds) as numeric(18, 4)) as refunds,
    cast(sum(b.revenue) - sum(b.refunds) as numeric(18, 4)) as net_revenue,
    max(b.loaded_at) as loaded_at
from both_sides as b
group by b.metric_date, b.sku, b.currency
