-- By the run whose line each event has now.
insert into {{raw}}.reconcile_count
select
    cast(? as timestamp) as measured_at,
    'raw' as layer,
    e.run_id,
    e.event_type,
    e.event_date,
    count(distinct e.event_id) as event_ids,
    count(*) as lines
from {{raw}}.events as e
group by e.run_id, e.event_type, e.event_date
