with shipped as (
    select
        s.order_line_key,
        s.quantity,
        s.dispatch_date,
        s.carrier,
        s.delivered_at,
        row_number() over (partition by s.order_line_key order by s.dispatched_at desc, s.shipment_id desc) as place
    from {{ ref('fct_shipments') }} as s
),

due as (
    select
        l.order_line_key,
        o.promised_date,
        l.quantity,
        coalesce(sum(s.quantity), 0) as shipped_quantity,
        coalesce(sum(case when s.dispatch_date <= o.promised_date then s.quantity else 0 end), 0) as timely_quantity,
        coalesce(max(case when s.place = 1 then s.carrier end), '(none)') as carrier,
        count(s.order_line_key) as parcel_count,
        count(s.delivered_at) as delivered_count
    from {{ ref('fct_order_lines') }} as l
    inner join {{ ref('fct_orders') }} as o on l.order_id = o.order_id
    left join shipped as s on l.order_line_key = s.order_line_key
    where l.is_valid and o.promised_date < {{ as_of() }}
    group by l.order_line_key, o.promised_date, l.quantity
),

judged as (
    select
        d.promised_date,
        d.carrier,
        d.timely_quantity >= d.quantity as is_on_time,
        d.shipped_quantity >= d.quantity as is_shipped,
        d.shipped_quantity >= d.quantity and d.parcel_count = d.delivered_count as is_delivered
    from due as d
)

select
    {{ surrogate_key(['j.promised_date', 'j.carrier']) }} as fulfilment_key,
    j.promised_date,
    j.carrier,
    cast(count(*) as integer) as lines_due,
    cast(sum(case when j.is_on_time then 1 else 0 end) as integer) as lines_on_time,
    cast(sum(case when j.is_shipped and not j.is_on_time then 1 else 0 end) as integer) as lines_late,
    cast(sum(case when j.is_shipped then 0 else 1 end) as integer) as lines_open,
    cast(sum(case when j.is_delivered then 1 else 0 end) as integer) as lines_delivered,
    {{ quotient('sum(case when j.is_on_time then 1 else 0 end)', 'count(*)', 6) }} as on_time_rate
from judged as j
group by j.promised_date, j.carrier
