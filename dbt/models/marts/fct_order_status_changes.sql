{{ config(unique_key='order_id') }}

with changed as (
    {{ changed_keys('order_id', [ref('stg_orders__order_status_changed')]) }}
),

changes as (
    select
        s.*,
        lead(s.changed_at) over (partition by s.order_id order by s.changed_at, s.event_id) as left_at,
        max(s.loaded_at) over (partition by s.order_id) as latest_load
    from {{ ref('stg_orders__order_status_changed') }} as s
    inner join changed as c on s.order_id = c.order_id
)

select
    c.event_id,
    c.order_id,
    {{ surrogate_key(['c.order_id']) }} as order_key,
    c.from_status,
    c.to_status,
    c.changed_at,
    cast(c.changed_at as date) as change_date,
    {{ quotient(dbt.datediff('c.changed_at', 'c.left_at', 'second'), '60', 4) }} as minutes_in_status,
    c.reason,
    c.latest_load as loaded_at
from changes as c
