{{ config(unique_key='customer_id') }}
{% set speakers = [
    ref('stg_orders__order_placed'),
    ref('stg_engagement__card_interacted'),
    ref('fct_orders'),
] %}

with changed as (
    {{ changed_keys(
        'customer_id',
        [ref('stg_customers__customer_registered'), ref('stg_customers__customer_updated')] + speakers
    ) }}
),

accounts as (
    select a.*
    from (
        select
            r.customer_id,
            r.event_id,
            r.occurred_at,
            r.loaded_at,
            r.country,
            r.segment,
            r.tier,
            r.consents_to_marketing
        from {{ ref('stg_customers__customer_registered') }} as r
        union all
        select
            u.customer_id,
            u.event_id,
            u.occurred_at,
            u.loaded_at,
            u.country,
            u.segment,
            u.tier,
            u.consents_to_marketing
        from {{ ref('stg_customers__customer_updated') }} as u
    ) as a
    inner join changed as c on a.customer_id = c.customer_id
),

present as (
    select a.*
    from accounts as a
    qualify row_number() over (partition by a.customer_id order by a.occurred_at desc, a.event_id desc) = 1
),

registered as (
    select
        r.customer_id,
        min(r.registered_at) as registered_at
    from {{ ref('stg_customers__customer_registered') }} as r
    inner join changed as c on r.customer_id = c.customer_id
    group by r.customer_id
),

loads as (
    select
        a.customer_id,
        max(a.loaded_at) as loaded_at
    from accounts as a
    group by a.customer_id
),

bought as (
    select
        o.customer_id,
        min(o.order_date) as first_order_date
    from {{ ref('fct_orders') }} as o
    inner join changed as c on o.customer_id = c.customer_id
    where o.is_valid
    group by o.customer_id
),

mentioned as ({{ last_mentions('customer_id', speakers) }})

select
    {{ surrogate_key(['c.customer_id']) }} as customer_key,
    c.customer_id,
    p.country,
    p.segment,
    p.tier,
    coalesce(p.consents_to_marketing, false) as consents_to_marketing,
    r.registered_at,
    b.first_order_date,
    p.event_id is null as is_inferred,
    {{ latest(['l.loaded_at', 'm.loaded_at']) }} as loaded_at
from changed as c
left join present as p on c.customer_id = p.customer_id
left join registered as r on c.customer_id = r.customer_id
left join loads as l on c.customer_id = l.customer_id
left join bought as b on c.customer_id = b.customer_id
left join mentioned as m on c.customer_id = m.customer_id
{% if not is_incremental() %}
    union all
    select
        {{ surrogate_key(["'(unknown)'"]) }} as customer_key,
        '(unknown)' as customer_id,
        null as country,
        null as segment,
        null as tier,
        false as consents_to_marketing,
        null as registered_at,
        null as first_order_date,
        true as is_inferred,
        cast('1970-01-01' as timestamp) as loaded_at
{% endif %}
