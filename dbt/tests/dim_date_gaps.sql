-- Days after which one is missing, and a first or last day that is not the configured one.
select
    d.date_day,
    d.next_day
from (
    select
        s.date_day,
        lead(s.date_day) over (order by s.date_day) as next_day,
        lag(s.date_day) over (order by s.date_day) as day_before
    from {{ ref('dim_date') }} as s
) as d
where
    d.next_day <> d.date_day + 1
    or (d.next_day is null and d.date_day <> cast('{{ var("last_day") }}' as date))
    or (d.day_before is null and d.date_day <> cast('{{ var("first_day") }}' as date))
