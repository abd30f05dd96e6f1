{{ config(unique_key='customer_id') }}

-- an order that comes late, or is cancelled, moves the numbers of all later orders of its customer
with changed as (
    {{ changed_keys('customer_id', [ref('fct_order_lines')]) }}
),

lines as (
    select
        l.order_id,
        l.event_id,
        cast(count(*) as integer) as line_count,
        cast(sum(l.quantity) as bigint) as quantity,
        cast(sum(l.gross) as numeric(18, 4)) as gross,
        cast(sum(l.discount) as numeric(18, 4)) as discount,
        cast(sum(l.tax) as numeric(18, 4)) as tax,
        cast(sum(l.revenue) as numeric(18, 4)) as revenue,
        max(l.status) as status,
        max(case when l.is_valid then 1 else 0 end) = 1 as is_valid,
        max(l.loaded_at) as loaded_at
    from {{ ref('fct_order_lines') }} as l
    inner join changed as c on l.customer_id = c.customer_id
    group by l.order_id, l.event_id
),

milestones as (
    select
        s.order_id,
        min(case when s.to_status = 'paid' then s.changed_at end) as paid_at,
        min(case when s.to_status = 'allocated' then s.changed_at end) as allocated_at,
        min(case when s.to_status = 'shipped' then s.changed_at end) as shipped_at,
        min(case when s.to_status = 'delivered' then s.changed_at end) as delivered_at,
        min(case when s.to_status = 'cancelled' then s.changed_at end) as cancelled_at,
        min(case when s.to_status = 'refunded' then s.changed_at end) as refunded_at
    from {{ ref('stg_orders__order_status_changed') }} as s
    inner join lines as l on s.order_id = l.order_id
    group by s.order_id
)

select
    {{ surrogate_key(['o.order_id']) }} as order_key,
    o.order_id,
    o.customer_id,
    {{ surrogate_key(['o.customer_id']) }} as customer_key,
    cast(o.ordered_at as date) as order_date,
    o.ordered_at,
    o.channel,
    o.promotion,
    o.currency,
    l.line_count,
    l.quantity,
    {{ quotient('l.gross', 'l.quantity', 4) }} as price,
    l.gross,
    l.discount,
    o.shipping,
    l.tax,
    l.revenue,
    l.status,
    l.is_valid,
    case
        when l.is_valid
            then cast(row_number() over (partition by o.customer_id, l.is_valid order by o.ordered_at, o.order_id) as integer)
    end as order_number,
    o.promised_date,
    m.paid_at,
    m.allocated_at,
    m.shipped_at,
    m.delivered_at,
    m.cancelled_at,
    m.refunded_at,
    o.event_id,
    l.loaded_at
from lines as l
inner join {{ ref('stg_orders__order_placed') }} as o on l.event_id = o.event_id
left join milestones as m on l.order_id = m.order_id
