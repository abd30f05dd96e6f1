insert into contested_event
select s.event_id
from staged_event as s
group by s.event_id
having count(*) > 1
union
select s.event_id
from staged_event as s
inner join raw.events as t
    on
        s.event_date = t.event_date
        and s.event_id = t.event_id
        and t.event_date in ({{dates}});

-- The same event_id with other content under the same contract and generation: the first one stays,
-- in the table or of the batch; the others are told of, each content once.
insert into raw.quarantine
with weighed as (
    select
        s.rowid as staged_id,
        s.content_hash,
        coalesce(
            t.content_hash,
            first_value(s.content_hash) over (
                partition by s.event_id, s.generation, s.contract
                order by s.received_at, s.source_file, s.rowid
            )
        ) as kept_hash
    from staged_event as s
    left join raw.events as t
        on
            s.event_date = t.event_date
            and s.event_id = t.event_id
            and s.generation = t.generation
            and s.contract = t.contract
            and t.event_date in ({{dates}})
    where s.event_id in (select c.event_id from contested_event as c)
),

file_start as (
    select
        source_file,
        min(rowid) as staged_id
    from staged_event
    group by source_file
),

conflicting as (
    select
        s.*,
        w.staged_id - f.staged_id + 1 as source_row,
        json_object(
            'event_id', s.event_id,
            'event_type', s.event_type,
            'schema_version', s.schema_version,
            'occurred_at', strftime(s.occurred_at, '%Y-%m-%dT%H:%M:%S.%fZ'),
            'event_date', s.event_date,
            'producer', s.producer,
            'aggregate_id', s.aggregate_id,
            'received_at', strftime(s.received_at, '%Y-%m-%dT%H:%M:%S.%fZ'),
            'source', s.source,
            'run_id', s.run_id,
            'generation', s.generation,
            'content_type', s.content_type,
            'payload', s.payload,
            'payload_raw', s.payload_raw,
            'content_hash', s.content_hash,
            'contract', s.contract
        )::varchar as line,
        left(
            sha256(
                encode('CONFLICTING_DUPLICATE') || '\x00'::blob || encode(s.event_id) || '\x00'::blob || unhex(s.content_hash)
            ),
            32
        ) as rejection_id
    from weighed as w
    inner join staged_event as s on w.staged_id = s.rowid
    inner join file_start as f on s.source_file = f.source_file
    where w.content_hash <> w.kept_hash
)

select
    c.rejection_id,
    'CONFLICTING_DUPLICATE' as reason,
    'event_id "' || c.event_id || '" was loaded before with other content under the same contract' as detail,
    c.source,
    c.run_id,
    c.received_at,
    'application/json' as content_type,
    null as headers,
    base64(encode(c.line)) as body,
    octet_length(encode(c.line)) as body_bytes,
    c.event_id,
    c.event_type,
    c.event_date,
    c.source_file,
    c.source_row,
    ? as batch_id,
    {{load_time}} as inserted_at
from conflicting as c
where c.rejection_id not in (select q.rejection_id from raw.quarantine as q where q.reason = 'CONFLICTING_DUPLICATE')
qualify row_number() over (partition by c.rejection_id order by c.source_file, c.source_row) = 1
