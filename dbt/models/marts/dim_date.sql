{{ config(materialized='table', unique_key=none) }}

with digits as (
    {% for digit in range(10) %}
        select {{ digit }} as d {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

numbers as (
    select a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n
    from digits as a
    cross join digits as b
    cross join digits as c
    cross join digits as e
    cross join digits as f
),

days as (
    select
        cast(cast('{{ var("first_day") }}' as date) + n.n as date) as date_day,
        -- 1900-01-01 was a Monday
        cast((cast('{{ var("first_day") }}' as date) - cast('1900-01-01' as date) + n.n) % 7 + 1 as integer) as iso_weekday
    from numbers as n
    where cast('{{ var("first_day") }}' as date) + n.n <= cast('{{ var("last_day") }}' as date)
),

thursdays as (
    select
        d.*,
        -- a week belongs to the year of its Thursday
        cast(d.date_day + 4 - d.iso_weekday as date) as thursday
    from days as d
)

select
    t.date_day,
    cast(extract(year from t.date_day) as integer) as calendar_year,
    cast(extract(quarter from t.date_day) as integer) as quarter_no,
    cast(extract(month from t.date_day) as integer) as month_no,
    cast(date_trunc('month', t.date_day) as date) as month_start,
    cast(extract(year from t.thursday) as integer) as iso_year,
    cast(floor((t.thursday - cast(date_trunc('year', t.thursday) as date)) / 7) + 1 as integer) as iso_week,
    t.iso_weekday,
    t.iso_weekday >= 6 as is_weekend
from thursdays as t
