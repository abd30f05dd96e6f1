{{ config(unique_key='order_id') }}

-- by order, since what a line holds is known from the order alone, which may come later
with changed as (
    {{ changed_keys('order_id', [
        ref('stg_fulfilment__shipment_dispatched'),
        ref('stg_fulfilment__shipment_delivered'),
        ref('fct_order_lines'),
    ]) }}
),

dispatched as (
    select d.*
    from {{ ref('stg_fulfilment__shipment_dispatched') }} as d
    inner join changed as c on d.order_id = c.order_id
    qualify row_number() over (partition by d.shipment_id order by d.occurred_at desc, d.event_id desc) = 1
),

delivered as (
    select
        d.shipment_id,
        min(d.delivered_at) as delivered_at,
        max(d.loaded_at) as loaded_at
    from {{ ref('stg_fulfilment__shipment_delivered') }} as d
    inner join changed as c on d.order_id = c.order_id
    group by d.shipment_id
),

lines as (
    select
        d.event_id,
        d.shipment_id,
        d.order_id,
        l.line_no,
        d.carrier,
        d.promised_date,
        d.dispatched_at,
        d.loaded_at,
        cast(sum(l.quantity) as integer) as quantity
    from dispatched as d
    inner join {{ ref('stg_fulfilment__shipped_lines') }} as l on d.event_id = l.event_id
    group by d.event_id, d.shipment_id, d.order_id, l.line_no, d.carrier, d.promised_date, d.dispatched_at, d.loaded_at
)

select
    {{ surrogate_key(['l.shipment_id', 'l.line_no']) }} as shipment_line_key,
    l.shipment_id,
    l.order_id,
    l.line_no,
    {{ surrogate_key(['l.order_id', 'l.line_no']) }} as order_line_key,
    o.sku,
    {{ surrogate_key(["coalesce(o.sku, '(unknown)')"]) }} as card_key,
    {{ surrogate_key(["coalesce(o.customer_id, '(unknown)')"]) }} as customer_key,
    l.carrier,
    l.quantity,
    l.promised_date,
    l.dispatched_at,
    cast(l.dispatched_at as date) as dispatch_date,
    d.delivered_at,
    case when l.promised_date is not null then cast(l.dispatched_at as date) <= l.promised_date end as is_on_time,
    l.event_id,
    {{ latest(['l.loaded_at', 'd.loaded_at', 'o.loaded_at']) }} as loaded_at
from lines as l
left join delivered as d on l.shipment_id = d.shipment_id
left join {{ ref('fct_order_lines') }} as o on l.order_id = o.order_id and l.line_no = o.line_no
