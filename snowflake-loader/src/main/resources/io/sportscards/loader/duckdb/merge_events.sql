-- As a merge, which would sort and keep whole lines: what is replaced goes first, then lines are added.
delete from raw.events as t
using staged_event as s
where
    t.event_date = s.event_date
    and t.event_id = s.event_id
    and t.event_date in ({{dates}})
    and s.generation > t.generation;

insert into raw.events (
    event_id,
    event_type,
    event_date,
    schema_version,
    occurred_at,
    received_at,
    producer,
    aggregate_id,
    source,
    run_id,
    content_type,
    contract,
    content_hash,
    payload,
    payload_raw,
    generation,
    source_file,
    source_row,
    batch_id,
    inserted_at
)
with losing as (
    select w.staged_id
    from (
        select
            s.rowid as staged_id,
            s.event_date,
            s.event_id,
            row_number() over (partition by s.event_id order by s.generation desc, s.received_at asc, s.source_file asc, s.rowid asc) as place
        from staged_event as s
        where s.event_id in (select c.event_id from contested_event as c)
    ) as w
    left join raw.events as t
        on
            w.event_date = t.event_date
            and w.event_id = t.event_id
            and t.event_date in ({{dates}})
    where w.place > 1 or t.event_id is not null
)

select
    s.event_id,
    s.event_type,
    s.event_date,
    s.schema_version,
    s.occurred_at,
    s.received_at,
    s.producer,
    s.aggregate_id,
    s.source,
    s.run_id,
    s.content_type,
    s.contract,
    s.content_hash,
    s.payload,
    s.payload_raw,
    s.generation,
    s.source_file,
    s.rowid - f.staged_id + 1 as source_row,
    ? as batch_id,
    {{load_time}} as inserted_at
from staged_event as s
inner join (
    select
        source_file,
        min(rowid) as staged_id
    from staged_event
    group by source_file
) as f on s.source_file = f.source_file
where s.rowid not in (select l.staged_id from losing as l)
