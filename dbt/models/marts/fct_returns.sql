{{ config(unique_key='return_id') }}

with changed as (
    {{ changed_keys('return_id', [ref('stg_fulfilment__return_received')]) }}
)

select
    {{ surrogate_key(['r.return_id']) }} as return_key,
    r.return_id,
    r.order_id,
    r.line_no,
    {{ surrogate_key(['r.order_id', 'r.line_no']) }} as order_line_key,
    r.sku,
    {{ surrogate_key(['r.sku']) }} as card_key,
    {{ surrogate_key(["coalesce(r.batch_id, '(unknown)')"]) }} as batch_key,
    r.quantity,
    r.reason,
    r.refund_currency,
    r.refund,
    r.is_restocked,
    r.received_at,
    cast(r.received_at as date) as return_date,
    r.event_id,
    r.loaded_at
from {{ ref('stg_fulfilment__return_received') }} as r
inner join changed as c on r.return_id = c.return_id
qualify row_number() over (partition by r.return_id order by r.occurred_at desc, r.event_id desc) = 1
