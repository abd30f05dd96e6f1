{{ config(materialized='table', unique_key=none) }}
{% set events = [
    'catalog.card_published', 'catalog.card_retired', 'catalog.production_spec_published',
    'customers.customer_registered', 'customers.customer_updated',
    'engagement.card_interacted',
    'fulfilment.return_received', 'fulfilment.shipment_delivered', 'fulfilment.shipment_dispatched',
    'manufacturing.batch_completed', 'manufacturing.batch_started', 'manufacturing.quality_inspected', 'manufacturing.waste_recorded',
    'market.price_estimated', 'market.price_observed',
    'orders.order_placed', 'orders.order_status_changed',
] %}

with staged as (
    {% for event in events %}
        select
            '{{ event }}' as event_type,
            cast(s.occurred_at as date) as event_date,
            count(*) as event_count
        from {{ ref('stg_' ~ event | replace('.', '__')) }} as s
        group by cast(s.occurred_at as date)
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

days as (
    select
        e.event_type,
        e.event_date
    from {{ ref('event_days') }} as e
    union
    select
        s.event_type,
        s.event_date
    from staged as s
    union
    select
        l.event_type,
        l.event_date
    from {{ ref('archived_days') }} as l
    union
    select
        m.event_type,
        m.event_date
    from {{ ref('measured_days') }} as m
)

select
    {{ surrogate_key(['d.event_type', 'd.event_date']) }} as reconciliation_key,
    d.event_type,
    d.event_date,
    d.event_date < a.as_of as is_complete,
    m.measured_at,
    case when m.journal_ids > 0 then m.journal_ids end as journal_ids,
    m.raw_ids as raw_ids_when_measured,
    cast(coalesce(l.line_count, 0) as bigint) as archived_lines,
    cast(coalesce(e.event_count, 0) as bigint) as raw_ids,
    cast(coalesce(s.event_count, 0) as bigint) as staging_ids
from days as d
cross join {{ ref('dim_as_of') }} as a
left join {{ ref('event_days') }} as e on d.event_type = e.event_type and d.event_date = e.event_date
left join staged as s on d.event_type = s.event_type and d.event_date = s.event_date
left join {{ ref('archived_days') }} as l on d.event_type = l.event_type and d.event_date = l.event_date
left join {{ ref('measured_days') }} as m on d.event_type = m.event_type and d.event_date = m.event_date
