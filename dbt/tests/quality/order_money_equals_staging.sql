{{ config(tags=['quality']) }}
-- Days and currencies on which orders are worth something else in MART than the events in STAGING say. Tolerance 0.
with placed as (
    select p.*
    from {{ ref('stg_orders__order_placed') }} as p
    qualify row_number() over (partition by p.order_id order by p.occurred_at desc, p.event_id desc) = 1
),

said as (
    select
        cast(p.ordered_at as date) as order_date,
        p.currency,
        sum(l.quantity * l.unit_price) as gross,
        sum(l.discount) as discount,
        sum(l.tax) as tax
    from placed as p
    inner join {{ ref('stg_orders__order_lines') }} as l on p.event_id = l.event_id
    group by cast(p.ordered_at as date), p.currency
),

kept as (
    select
        o.order_date,
        o.currency,
        sum(o.gross) as gross,
        sum(o.discount) as discount,
        sum(o.tax) as tax
    from {{ ref('fct_orders') }} as o
    group by o.order_date, o.currency
)

select
    coalesce(s.order_date, k.order_date) as order_date,
    coalesce(s.currency, k.currency) as currency,
    s.gross as staging_gross,
    k.gross as mart_gross
from said as s
full outer join kept as k on s.order_date = k.order_date and s.currency = k.currency
where
    s.gross is distinct from k.gross
    or s.discount is distinct from k.discount
    or s.tax is distinct from k.tax
