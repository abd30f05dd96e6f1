-- Questions to MART, as the dashboards of Product, Marketing and Operations ask them; DuckDB and Snowflake both take them. Days are
-- complete ones, those before dim_as_of says; sums of money are by currency.

-- Product: revenue of 28 days by day, team and currency
select
    m.metric_date,
    c.team,
    m.currency,
    sum(m.units) as units,
    sum(m.revenue) as revenue
from mart.metrics_sales_performance as m
inner join mart.dim_card as c on m.card_key = c.card_key
cross join mart.dim_as_of as a
where m.metric_date >= a.as_of - 28 and m.metric_date < a.as_of
group by m.metric_date, c.team, m.currency
order by m.metric_date, c.team, m.currency;

-- Product: the 20 cards in demand this week
select
    p.sku,
    c.player,
    c.parallel,
    p.units_7d,
    p.units_growth_7d,
    p.return_rate
from mart.metrics_product_performance as p
inner join mart.dim_card as c on p.card_key = c.card_key
order by p.units_7d desc, p.sku asc
limit 20;

-- Product: players by units of 28 days, each card shared among those on it
select
    b.player,
    sum(l.quantity * b.weight) as units
from mart.fct_order_lines as l
inner join mart.bridge_card_player as b on l.card_key = b.card_key
cross join mart.dim_as_of as a
where l.is_valid and l.order_date >= a.as_of - 28 and l.order_date < a.as_of
group by b.player
order by units desc, b.player asc
limit 20;

-- Product: what people look at and put into carts, by parallel, of all time
select
    c.parallel,
    sum(case when i.action = 'view' then 1 else 0 end) as views,
    sum(case when i.action = 'add_to_cart' then 1 else 0 end) as carts
from mart.fct_card_interactions as i
inner join mart.dim_card as c on i.card_key = c.card_key
group by c.parallel
order by views desc, c.parallel asc;

-- Product: units and revenue by month and parallel, of all time
select
    d.month_start,
    c.parallel,
    l.currency,
    sum(l.quantity) as units,
    sum(l.revenue) as revenue
from mart.fct_order_lines as l
inner join mart.dim_card as c on l.card_key = c.card_key
inner join mart.dim_date as d on l.order_date = d.date_day
where l.is_valid
group by d.month_start, c.parallel, l.currency
order by d.month_start, c.parallel, l.currency;

-- Product: our price against the market's
select
    m.sku,
    m.currency,
    m.list_price,
    m.median_price_28d,
    m.estimated_price,
    m.price_against_market
from mart.metrics_market as m
where m.price_against_market is not null
order by abs(m.price_against_market) desc, m.sku asc
limit 50;

-- Marketing: net revenue of 28 days by day and currency
select
    m.metric_date,
    m.currency,
    sum(m.gross) as gross,
    sum(m.discount) as discount,
    sum(m.refunds) as refunds,
    sum(m.net_revenue) as net_revenue
from mart.metrics_sales_performance as m
cross join mart.dim_as_of as a
where m.metric_date >= a.as_of - 28 and m.metric_date < a.as_of
group by m.metric_date, m.currency
order by m.metric_date, m.currency;

-- Marketing: who comes back, month by month
select
    m.cohort_month,
    m.months_since_first_order,
    m.cohort_size,
    m.active_customers,
    m.retention_rate
from mart.metrics_customer_cohorts as m
order by m.cohort_month, m.months_since_first_order;

-- Marketing: customers by segment of recency, frequency and money
select
    m.rfm_segment,
    m.currency,
    count(*) as customers,
    sum(m.net_revenue_365d) as net_revenue
from mart.metrics_customer_analytics as m
group by m.rfm_segment, m.currency
order by customers desc, m.rfm_segment asc, m.currency asc;

-- Marketing: revenue by month, channel and promotion, of all time
select
    d.month_start,
    o.channel,
    o.promotion,
    o.currency,
    count(*) as orders,
    sum(o.discount) as discount,
    sum(o.revenue) as revenue
from mart.fct_orders as o
inner join mart.dim_date as d on o.order_date = d.date_day
where o.is_valid
group by d.month_start, o.channel, o.promotion, o.currency
order by d.month_start, o.channel, o.promotion, o.currency;

-- Marketing: first and later orders by week
select
    d.iso_year,
    d.iso_week,
    sum(case when o.order_number = 1 then 1 else 0 end) as first_orders,
    sum(case when o.order_number > 1 then 1 else 0 end) as later_orders
from mart.fct_orders as o
inner join mart.dim_date as d on o.order_date = d.date_day
where o.is_valid
group by d.iso_year, d.iso_week
order by d.iso_year, d.iso_week;

-- Operations: lines on time by day they were promised for, of 28 days
select
    m.promised_date,
    sum(m.lines_due) as lines_due,
    sum(m.lines_on_time) as lines_on_time,
    sum(m.lines_open) as lines_open
from mart.metrics_fulfilment as m
cross join mart.dim_as_of as a
where m.promised_date >= a.as_of - 28 and m.promised_date < a.as_of
group by m.promised_date
order by m.promised_date;

-- Operations: throughput of each line by day
select
    m.completed_date,
    m.line,
    sum(m.good_units) as good_units,
    sum(m.run_minutes) as run_minutes,
    sum(m.good_units) * 60 / nullif(sum(m.run_minutes), 0) as good_units_per_hour
from mart.metrics_batch_performance as m
cross join mart.dim_as_of as a
where m.completed_date >= a.as_of - 28 and m.completed_date < a.as_of
group by m.completed_date, m.line
order by m.completed_date, m.line;

-- Operations: defects by line and kind
select
    b.line,
    d.defect_code,
    sum(d.units) as units
from mart.fct_inspection_defects as d
inner join mart.dim_batch as b on d.batch_key = b.batch_key
group by b.line, d.defect_code
order by b.line asc, units desc;

-- Operations: what comes back, by line that made it and reason
select
    b.line,
    r.reason,
    count(*) as returns,
    sum(r.quantity) as units
from mart.fct_returns as r
inner join mart.dim_batch as b on r.batch_key = b.batch_key
group by b.line, r.reason
order by b.line asc, returns desc;

-- Operations: days of a type with unusually few or many events
select
    v.event_type,
    v.event_date,
    v.event_count,
    v.average_before,
    v.share_of_average
from mart.fct_event_volume as v
where v.is_complete and v.share_of_average is not null
order by abs(v.share_of_average - 1) desc, v.event_type asc, v.event_date asc
limit 20;
