{{ config(unique_key='batch_id') }}
{% set speakers = [
    ref('stg_manufacturing__batch_completed'),
    ref('stg_manufacturing__quality_inspected'),
    ref('stg_manufacturing__waste_recorded'),
    ref('stg_fulfilment__return_received'),
] %}

with changed as (
    {{ changed_keys('batch_id', [ref('stg_manufacturing__batch_started')] + speakers) }}
),

started as (
    select s.*
    from {{ ref('stg_manufacturing__batch_started') }} as s
    inner join changed as c on s.batch_id = c.batch_id
    qualify row_number() over (partition by s.batch_id order by s.occurred_at desc, s.event_id desc) = 1
),

mentioned as ({{ last_mentions('batch_id', speakers) }})

select
    {{ surrogate_key(['c.batch_id']) }} as batch_key,
    c.batch_id,
    s.sku,
    {{ surrogate_key(["coalesce(s.sku, '(unknown)')"]) }} as card_key,
    s.line,
    s.machine,
    s.shift,
    s.started_at,
    s.event_id is null as is_inferred,
    {{ latest(['s.loaded_at', 'm.loaded_at']) }} as loaded_at
from changed as c
left join started as s on c.batch_id = s.batch_id
left join mentioned as m on c.batch_id = m.batch_id
{% if not is_incremental() %}
    union all
    select
        {{ surrogate_key(["'(unknown)'"]) }} as batch_key,
        '(unknown)' as batch_id,
        null as sku,
        {{ surrogate_key(["'(unknown)'"]) }} as card_key,
        null as line,
        null as machine,
        null as shift,
        null as started_at,
        true as is_inferred,
        cast('1970-01-01' as timestamp) as loaded_at
{% endif %}
