with inspected as (
    select
        i.batch_id,
        sum(i.inspected_units) as inspected_units,
        sum(i.defective_units) as defective_units
    from {{ ref('fct_quality_inspections') }} as i
    group by i.batch_id
),

-- other materials are counted in units of their own, and stay in fct_waste
wasted as (
    select
        w.batch_id,
        sum(w.quantity) as scrapped_sheets,
        sum(w.consumed_quantity) as consumed_sheets
    from {{ ref('fct_waste') }} as w
    where w.unit = 'sheet'
    group by w.batch_id
),

batches as (
    select
        cast(b.completed_at as date) as completed_date,
        coalesce(b.line, '(unknown)') as line,
        coalesce(b.shift, '(unknown)') as shift,
        count(*) as batch_count,
        sum(b.planned_units) as planned_units,
        sum(b.produced_units) as produced_units,
        sum(b.good_units) as good_units,
        sum(case when b.planned_units is not null then b.good_units else 0 end) as good_units_of_planned,
        sum(b.defective_units) as defective_units,
        sum(b.reworked_units) as reworked_units,
        sum(b.planned_minutes) as planned_minutes,
        sum(b.run_minutes) as run_minutes,
        sum(b.down_minutes) as down_minutes,
        sum(i.inspected_units) as inspected_units,
        sum(i.defective_units) as inspection_defective_units,
        sum(w.scrapped_sheets) as scrapped_sheets,
        sum(w.consumed_sheets) as consumed_sheets
    from {{ ref('fct_batch_performance') }} as b
    left join inspected as i on b.batch_id = i.batch_id
    left join wasted as w on b.batch_id = w.batch_id
    where b.completed_at is not null
    group by cast(b.completed_at as date), coalesce(b.line, '(unknown)'), coalesce(b.shift, '(unknown)')
)

select
    {{ surrogate_key(['b.completed_date', 'b.line', 'b.shift']) }} as production_key,
    b.completed_date,
    b.line,
    b.shift,
    cast(b.batch_count as integer) as batch_count,
    cast(coalesce(b.planned_units, 0) as bigint) as planned_units,
    cast(coalesce(b.produced_units, 0) as bigint) as produced_units,
    cast(coalesce(b.good_units, 0) as bigint) as good_units,
    cast(coalesce(b.defective_units, 0) as bigint) as defective_units,
    cast(coalesce(b.reworked_units, 0) as bigint) as reworked_units,
    cast(coalesce(b.planned_minutes, 0) as numeric(18, 4)) as planned_minutes,
    cast(coalesce(b.run_minutes, 0) as numeric(18, 4)) as run_minutes,
    cast(coalesce(b.down_minutes, 0) as numeric(18, 4)) as down_minutes,
    {{ quotient('b.defective_units', 'b.produced_units', 6) }} as defect_rate,
    {{ quotient('b.good_units_of_planned', 'b.planned_units', 6) }} as batch_efficiency,
    {{ quotient('60 * b.good_units', 'b.run_minutes', 4) }} as good_units_per_hour,
    cast(coalesce(b.inspected_units, 0) as bigint) as inspected_units,
    cast(coalesce(b.inspection_defective_units, 0) as bigint) as inspection_defective_units,
    {{ quotient('b.inspection_defective_units', 'b.inspected_units', 6) }} as inspection_defect_rate,
    cast(coalesce(b.scrapped_sheets, 0) as numeric(18, 4)) as scrapped_sheets,
    cast(coalesce(b.consumed_sheets, 0) as numeric(18, 4)) as consumed_sheets,
    {{ quotient('b.scrapped_sheets', 'b.consumed_sheets', 6) }} as sheet_waste_rate
from batches as b
