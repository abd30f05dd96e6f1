with demand as (
    select
        l.sku,
        count(distinct l.order_id) as order_count,
        sum(l.quantity) as units,
        sum(case when {{ in_days_before('l.order_date', 7, 'a.as_of') }} then l.quantity else 0 end) as units_7d,
        sum(case when {{ in_days_before('l.order_date', 7, '(a.as_of - 7)') }} then l.quantity else 0 end) as units_previous_7d,
        sum(case when l.order_date < c.release_date + 30 then l.quantity else 0 end) as units_release_30d
    from {{ ref('fct_order_lines') }} as l
    inner join {{ ref('dim_card') }} as c on l.card_key = c.card_key
    cross join {{ ref('dim_as_of') }} as a
    where l.is_valid and l.order_date < a.as_of
    group by l.sku
),

-- a line may leave in several parcels: its thirty days begin with the first
shipped as (
    select
        s.order_line_key,
        s.sku,
        min(s.dispatch_date) as shipped_on,
        sum(s.quantity) as quantity
    from {{ ref('fct_shipments') }} as s
    where s.sku is not null
    group by s.order_line_key, s.sku
    having min(s.dispatch_date) <= {{ as_of() }} - 30
),

returned as (
    select
        r.order_line_key,
        sum(r.quantity) as quantity
    from {{ ref('fct_returns') }} as r
    inner join shipped as s on r.order_line_key = s.order_line_key
    where r.return_date >= s.shipped_on and r.return_date < s.shipped_on + 30
    group by r.order_line_key
),

matured as (
    select
        s.sku,
        sum(s.quantity) as shipped_units,
        sum(coalesce(r.quantity, 0)) as returned_units
    from shipped as s
    left join returned as r on s.order_line_key = r.order_line_key
    group by s.sku
),

looks as (
    select
        i.sku,
        sum(case when i.action = 'view' then 1 else 0 end) as view_count,
        sum(case when i.action = 'favourite' then 1 else 0 end) as favourite_count,
        sum(case when i.action = 'add_to_cart' then 1 else 0 end) as add_to_cart_count
    from {{ ref('fct_card_interactions') }} as i
    where i.interaction_date < {{ as_of() }}
    group by i.sku
),

made as (
    select
        b.sku,
        sum(b.good_units) as good_units
    from {{ ref('fct_batch_performance') }} as b
    where b.sku is not null and cast(b.completed_at as date) < {{ as_of() }}
    group by b.sku
)

select
    c.card_key,
    c.sku,
    a.as_of,
    cast(coalesce(d.order_count, 0) as integer) as order_count,
    cast(coalesce(d.units, 0) as bigint) as units,
    cast(coalesce(d.units_7d, 0) as bigint) as units_7d,
    cast(coalesce(d.units_previous_7d, 0) as bigint) as units_previous_7d,
    {{ quotient('d.units_7d - d.units_previous_7d', 'd.units_previous_7d', 6) }} as units_growth_7d,
    case when c.release_date + 30 <= a.as_of then cast(coalesce(d.units_release_30d, 0) as bigint) end as units_release_30d,
    case when c.release_date + 30 <= a.as_of then {{ quotient('coalesce(d.units_release_30d, 0)', 'c.print_run', 6) }} end as launch_velocity_30d,
    cast(coalesce(m.shipped_units, 0) as bigint) as matured_shipped_units,
    cast(coalesce(m.returned_units, 0) as bigint) as matured_returned_units,
    {{ quotient('m.returned_units', 'm.shipped_units', 6) }} as return_rate,
    cast(coalesce(i.view_count, 0) as bigint) as view_count,
    cast(coalesce(i.favourite_count, 0) as bigint) as favourite_count,
    cast(coalesce(i.add_to_cart_count, 0) as bigint) as add_to_cart_count,
    cast(coalesce(p.good_units, 0) as bigint) as good_units
from {{ ref('dim_card') }} as c
cross join {{ ref('dim_as_of') }} as a
left join demand as d on c.sku = d.sku
left join matured as m on c.sku = m.sku
left join looks as i on c.sku = i.sku
left join made as p on c.sku = p.sku
where c.sku <> '(unknown)'
