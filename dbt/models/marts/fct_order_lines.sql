{{ config(unique_key='order_id') }}

with changed as (
    {{ changed_keys('order_id', [
        ref('stg_orders__order_placed'),
        ref('stg_orders__order_status_changed'),
    ]) }}
),

orders as (
    select o.*
    from {{ ref('stg_orders__order_placed') }} as o
    inner join changed as c on o.order_id = c.order_id
    qualify row_number() over (partition by o.order_id order by o.occurred_at desc, o.event_id desc) = 1
),

statuses as (
    select
        s.order_id,
        s.to_status as status,
        max(s.loaded_at) over (partition by s.order_id) as loaded_at
    from {{ ref('stg_orders__order_status_changed') }} as s
    inner join changed as c on s.order_id = c.order_id
    qualify row_number() over (partition by s.order_id order by s.changed_at desc, s.event_id desc) = 1
),

lines as (
    select
        o.event_id,
        o.order_id,
        l.line_no,
        l.sku,
        o.customer_id,
        o.ordered_at,
        o.channel,
        o.promotion,
        o.currency,
        l.quantity,
        l.unit_price as price,
        cast(l.quantity * l.unit_price as numeric(18, 4)) as gross,
        l.discount,
        l.tax,
        coalesce(s.status, 'placed') as status,
        o.is_test,
        {{ latest(['o.loaded_at', 's.loaded_at']) }} as loaded_at
    from orders as o
    inner join {{ ref('stg_orders__order_lines') }} as l on o.event_id = l.event_id
    left join statuses as s on o.order_id = s.order_id
)

select
    {{ surrogate_key(['l.order_id', 'l.line_no']) }} as order_line_key,
    l.order_id,
    l.line_no,
    l.sku,
    {{ surrogate_key(['l.sku']) }} as card_key,
    l.customer_id,
    {{ surrogate_key(['l.customer_id']) }} as customer_key,
    cast(l.ordered_at as date) as order_date,
    l.ordered_at,
    l.channel,
    l.promotion,
    l.currency,
    l.quantity,
    l.price,
    l.gross,
    l.discount,
    l.tax,
    case when l.status = 'cancelled' then cast(0 as numeric(18, 4)) else cast(l.gross - l.discount as numeric(18, 4)) end as revenue,
    l.status,
    l.status <> 'cancelled' and not l.is_test and l.quantity > 0 as is_valid,
    l.event_id,
    l.loaded_at
from lines as l
