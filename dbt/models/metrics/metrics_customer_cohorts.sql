-- months without an order are rows too; the month of as_of is not complete and left out
with customers as (
    select
        m.customer_id,
        m.cohort_month,
        m.as_of
    from {{ ref('metrics_customer_analytics') }} as m
),

sizes as (
    select
        c.cohort_month,
        count(*) as cohort_size
    from customers as c
    group by c.cohort_month
),

months as (
    select distinct d.month_start
    from {{ ref('dim_date') }} as d
    where d.month_start < cast(date_trunc('month', {{ as_of() }}) as date)
),

active as (
    select
        c.cohort_month,
        cast(date_trunc('month', o.order_date) as date) as month_start,
        count(distinct o.customer_id) as active_customers
    from {{ ref('fct_orders') }} as o
    inner join customers as c on o.customer_id = c.customer_id
    where o.is_valid and o.order_date < c.as_of
    group by c.cohort_month, cast(date_trunc('month', o.order_date) as date)
)

select
    {{ surrogate_key(['s.cohort_month', 'm.month_start']) }} as cohort_key,
    s.cohort_month,
    m.month_start,
    cast(
        12 * (extract(year from m.month_start) - extract(year from s.cohort_month))
        + extract(month from m.month_start) - extract(month from s.cohort_month) as integer
    ) as months_since_first_order,
    cast(s.cohort_size as integer) as cohort_size,
    cast(coalesce(a.active_customers, 0) as integer) as active_customers,
    {{ quotient('coalesce(a.active_customers, 0)', 's.cohort_size', 6) }} as retention_rate
from sizes as s
inner join months as m on s.cohort_month <= m.month_start
left join active as a on s.cohort_month = a.cohort_month and m.month_start = a.month_start
