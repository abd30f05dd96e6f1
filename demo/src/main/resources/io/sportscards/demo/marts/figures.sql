-- The numbers of all personas as the marts have them: metric, unit and amount, as text, so that no union makes a float of an amount.
select
    'UNITS_DEMANDED' as metric,
    'units' as unit,
    cast(coalesce(sum(l.quantity), 0) as varchar) as amount
from mart.fct_order_lines as l
where l.is_valid
union all
select
    'MOST_DEMANDED_CARD' as metric,
    c.sku as unit,
    cast(c.units as varchar) as amount
from (
    select
        l.sku,
        sum(l.quantity) as units
    from mart.fct_order_lines as l
    where l.is_valid
    group by l.sku
    order by units desc, l.sku asc
    limit 1
) as c
union all
select
    'CARDS' as metric,
    'cards' as unit,
    cast(count(*) as varchar) as amount
from mart.dim_card as c
where not c.is_inferred
union all
select
    'CARDS_RETIRED' as metric,
    'cards' as unit,
    cast(count(*) as varchar) as amount
from mart.dim_card as c
where c.is_retired
union all
select
    'VIEWS' as metric,
    'views' as unit,
    cast(count(*) as varchar) as amount
from mart.fct_card_interactions as i
where i.action = 'view'
union all
select
    'REVENUE' as metric,
    l.currency as unit,
    cast(sum(l.revenue) as varchar) as amount
from mart.fct_order_lines as l
where l.is_valid
group by l.currency
union all
select
    'REFUNDS' as metric,
    r.refund_currency as unit,
    cast(sum(r.refund) as varchar) as amount
from mart.fct_returns as r
where r.refund_currency is not null
group by r.refund_currency
union all
select
    'ORDERS' as metric,
    'orders' as unit,
    cast(count(*) as varchar) as amount
from mart.fct_orders as o
where o.is_valid
union all
select
    'REPEAT_CUSTOMERS' as metric,
    'customers' as unit,
    cast(count(distinct o.customer_id) as varchar) as amount
from mart.fct_orders as o
where o.order_number = 2
union all
select
    'UNITS_PRODUCED' as metric,
    'units' as unit,
    cast(coalesce(sum(b.produced_units), 0) as varchar) as amount
from mart.fct_batch_performance as b
union all
select
    'UNITS_DEFECTIVE' as metric,
    'units' as unit,
    cast(coalesce(sum(b.defective_units), 0) as varchar) as amount
from mart.fct_batch_performance as b
union all
select
    'MATERIAL_WASTED' as metric,
    w.unit,
    cast(sum(w.quantity) as varchar) as amount
from mart.fct_waste as w
group by w.unit
union all
select
    'UNITS_SHIPPED' as metric,
    'units' as unit,
    cast(coalesce(sum(s.quantity), 0) as varchar) as amount
from mart.fct_shipments as s
union all
select
    'LINES_PROMISED' as metric,
    'lines' as unit,
    cast(count(*) as varchar) as amount
from mart.fct_shipments as s
where s.is_on_time is not null
union all
select
    'LINES_ON_TIME' as metric,
    'lines' as unit,
    cast(count(*) as varchar) as amount
from mart.fct_shipments as s
where s.is_on_time
