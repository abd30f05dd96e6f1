-- What to ask of RAW when a number looks wrong. Every query is read-only and runs as it stands on DuckDB and on Snowflake; each says
-- what rows of its answer mean. Those whose answer must be empty begin with "none:".

-- none: events of loaded files that stand in EVENTS more than once
select
    event_id,
    count(*) as event_rows,
    min(event_date) as first_date,
    max(event_date) as last_date
from raw.events
group by event_id
having count(*) > 1
order by event_id;

-- none: files of which more rows came out than lines went in
select
    m.path,
    m.lines,
    count(*) as event_rows
from raw.load_manifest as m
inner join raw.events as e on m.path = e.source_file
group by m.path, m.lines
having count(*) > m.lines
order by m.path;

-- none: rows whose file no load has noted
select
    e.source_file,
    count(*) as event_rows
from raw.events as e
left join raw.load_manifest as m on e.source_file = m.path
where m.path is null
group by e.source_file
order by e.source_file;

-- none: days of a type on which what the last reconcile saw in the files is not what it saw in RAW
with latest as (
    select
        c.layer,
        c.event_type,
        c.event_date,
        sum(c.event_ids) as event_ids
    from raw.reconcile_count as c
    where c.measured_at = (select max(m.measured_at) from raw.reconcile_count as m)
    group by c.layer, c.event_type, c.event_date
)

select
    b.event_type,
    b.event_date,
    b.event_ids as in_files,
    coalesce(r.event_ids, 0) as in_raw
from latest as b
left join latest as r on b.event_type = r.event_type and b.event_date = r.event_date and r.layer = 'raw'
where b.layer = 'bronze' and b.event_ids < coalesce(r.event_ids, 0)
order by b.event_type, b.event_date;

-- files that could not be loaded, and why; ./cards reject retry takes them up again
select
    rejected_at,
    path,
    reason
from raw.load_reject
order by rejected_at, path;

-- rejected messages by reason and day, with an example of each; ./cards find --event-id shows one of them everywhere
select
    reason,
    cast(received_at as date) as received_date,
    count(*) as messages,
    min(detail) as example
from raw.quarantine
group by reason, cast(received_at as date)
order by messages desc, reason asc, received_date asc;

-- events that came late: by how many days, per type
select
    event_type,
    cast(received_at as date) - event_date as days_late,
    count(*) as events
from raw.events
where cast(received_at as date) > event_date
group by event_type, cast(received_at as date) - event_date
order by event_type, days_late;

-- days of a type without any event between its first and its last
with recursive span as (
    select
        event_type,
        min(event_date) as event_date,
        max(event_date) as last_date
    from raw.events
    group by event_type
    union all
    select
        s.event_type,
        s.event_date + 1 as event_date,
        s.last_date
    from span as s
    where s.event_date < s.last_date
)

select
    s.event_type,
    s.event_date
from span as s
left join raw.events as e on s.event_type = e.event_type and s.event_date = e.event_date
where e.event_id is null
order by s.event_type, s.event_date;

-- how old the newest loaded event of each type is
select
    event_type,
    max(received_at) as last_received_at,
    max(inserted_at) as last_loaded_at
from raw.events
group by event_type
order by last_received_at;
