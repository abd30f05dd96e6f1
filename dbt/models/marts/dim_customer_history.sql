{{ config(unique_key='customer_id') }}

{% set accounts = [ref('stg_customers__customer_registered'), ref('stg_customers__customer_updated')] %}

with changed as (
    {{ changed_keys('customer_id', accounts) }}
),

said as (
    {% for relation in accounts %}
        select
            a.customer_id,
            a.event_id,
            a.occurred_at,
            a.loaded_at,
            a.country,
            a.segment,
            a.tier,
            a.consents_to_marketing
        from {{ relation }} as a
        inner join changed as c on a.customer_id = c.customer_id
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

versions as (
    select s.*
    from said as s
    qualify row_number() over (partition by s.customer_id, s.occurred_at order by s.event_id desc) = 1
)

select
    {{ surrogate_key(['v.customer_id', 'v.occurred_at']) }} as customer_version_key,
    {{ surrogate_key(['v.customer_id']) }} as customer_key,
    v.customer_id,
    v.occurred_at as valid_from,
    coalesce(
        lead(v.occurred_at) over (partition by v.customer_id order by v.occurred_at),
        cast('9999-12-31' as timestamp)
    ) as valid_to,
    v.country,
    v.segment,
    v.tier,
    coalesce(v.consents_to_marketing, false) as consents_to_marketing,
    v.event_id,
    max(v.loaded_at) over (partition by v.customer_id) as loaded_at
from versions as v
