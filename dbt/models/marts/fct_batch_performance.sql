{{ config(unique_key='batch_id') }}

with changed as (
    {{ changed_keys('batch_id', [
        ref('stg_manufacturing__batch_started'),
        ref('stg_manufacturing__batch_completed'),
    ]) }}
),

started as (
    select s.*
    from {{ ref('stg_manufacturing__batch_started') }} as s
    inner join changed as c on s.batch_id = c.batch_id
    qualify row_number() over (partition by s.batch_id order by s.occurred_at desc, s.event_id desc) = 1
),

completed as (
    select e.*
    from {{ ref('stg_manufacturing__batch_completed') }} as e
    inner join changed as c on e.batch_id = c.batch_id
    qualify row_number() over (partition by e.batch_id order by e.occurred_at desc, e.event_id desc) = 1
)

select
    {{ surrogate_key(['c.batch_id']) }} as batch_key,
    c.batch_id,
    s.sku,
    {{ surrogate_key(["coalesce(s.sku, '(unknown)')"]) }} as card_key,
    s.line,
    s.machine,
    s.shift,
    s.planned_units,
    e.produced_units,
    e.good_units,
    e.defective_units,
    e.reworked_units,
    cast({{ quotient('e.defective_units', 'e.produced_units', 6) }} as numeric(9, 6)) as defect_rate,
    s.planned_minutes,
    e.run_minutes,
    e.down_minutes,
    s.started_at,
    e.completed_at,
    s.event_id as started_event_id,
    e.event_id as completed_event_id,
    {{ latest(['s.loaded_at', 'e.loaded_at']) }} as loaded_at
from changed as c
left join started as s on c.batch_id = s.batch_id
left join completed as e on c.batch_id = e.batch_id
