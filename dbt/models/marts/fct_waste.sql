{{ config(unique_key='waste_id') }}

with changed as (
    {{ changed_keys('waste_id', [ref('stg_manufacturing__waste_recorded')]) }}
)

select
    {{ surrogate_key(['w.waste_id']) }} as waste_key,
    w.waste_id,
    w.batch_id,
    {{ surrogate_key(['w.batch_id']) }} as batch_key,
    w.material,
    w.kind,
    w.unit,
    w.quantity,
    w.consumed_quantity,
    w.recorded_at,
    cast(w.recorded_at as date) as waste_date,
    w.event_id,
    w.loaded_at
from {{ ref('stg_manufacturing__waste_recorded') }} as w
inner join changed as c on w.waste_id = c.waste_id
qualify row_number() over (partition by w.waste_id order by w.occurred_at desc, w.event_id desc) = 1
