merge into {{raw}}.events as t
using (
    select
        s.*,
        ? as batch_id,
        {{load_time}} as inserted_at
    from {{own}}.staged_event as s
    qualify row_number() over (partition by s.event_id order by s.generation desc, s.received_at asc, s.source_file asc, s.source_row asc) = 1
) as s
    on
        t.event_date = s.event_date
        and t.event_id = s.event_id
        and t.event_date in ({{dates}})
when matched and s.generation > t.generation then update set
    event_type = s.event_type,
    schema_version = s.schema_version,
    occurred_at = s.occurred_at,
    received_at = s.received_at,
    producer = s.producer,
    aggregate_id = s.aggregate_id,
    source = s.source,
    run_id = s.run_id,
    content_type = s.content_type,
    contract = s.contract,
    content_hash = s.content_hash,
    payload = s.payload,
    payload_raw = s.payload_raw,
    generation = s.generation,
    source_file = s.source_file,
    source_row = s.source_row,
    batch_id = s.batch_id,
    inserted_at = s.inserted_at
when not matched then insert (
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
) values (
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
    s.source_row,
    s.batch_id,
    s.inserted_at
)
