-- By type and day: event_ids, rows, and a figure of the set of event_ids.
select
    e.event_type,
    e.event_date,
    count(*) as event_ids,
    sum(e.event_rows) as event_rows,
    bitxor_agg(to_number(right(md5(e.event_id), 15), 'XXXXXXXXXXXXXXX'))::varchar as fingerprint
from (
    select
        event_type,
        event_date,
        event_id,
        count(*) as event_rows
    from {{raw}}.events
    group by event_type, event_date, event_id
) as e
group by e.event_type, e.event_date
