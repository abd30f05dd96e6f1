-- Under several days too, which a merge that looks at the days of its batch cannot see.
select
    event_id,
    count(*) as event_rows,
    min(event_date) as first_date,
    max(event_date) as last_date
from {{raw}}.events
group by event_id
having count(*) > 1
order by event_id
