-- The same event_id with other content under the same contract and generation: the first one stays,
-- in the table or of the batch; the others are told of, each content once.
insert into {{raw}}.quarantine
with weighed as (
    select
        s.source_file,
        s.source_row,
        s.content_hash,
        coalesce(
            t.content_hash,
            first_value(s.content_hash) over (
                partition by s.event_id, s.generation, s.contract
                order by s.received_at, s.source_file, s.source_row
            )
        ) as kept_hash
    from {{own}}.staged_event as s
    left join {{raw}}.events as t
        on
            s.event_date = t.event_date
            and s.event_id = t.event_id
            and s.generation = t.generation
            and s.contract = t.contract
            and t.event_date in ({{dates}})
),

conflicting as (
    select
        s.*,
        to_json(
            object_construct_keep_null(
                'event_id', s.event_id,
                'event_type', s.event_type,
                'schema_version', s.schema_version,
                'occurred_at', to_char(s.occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.FF6"Z"'),
                'event_date', s.event_date,
                'producer', s.producer,
                'aggregate_id', s.aggregate_id,
                'received_at', to_char(s.received_at, 'YYYY-MM-DD"T"HH24:MI:SS.FF6"Z"'),
                'source', s.source,
                'run_id', s.run_id,
                'generation', s.generation,
                'content_type', s.content_type,
                'payload', s.payload,
                'payload_raw', s.payload_raw,
                'content_hash', s.content_hash,
                'contract', s.contract
            )
        ) as line,
        left(
            sha2(
                to_binary('CONFLICTING_DUPLICATE', 'utf-8') || to_binary('00', 'hex') || to_binary(s.event_id, 'utf-8')
                || to_binary('00', 'hex') || to_binary(s.content_hash, 'hex'),
                256
            ),
            32
        ) as rejection_id
    from weighed as w
    inner join {{own}}.staged_event as s on w.source_file = s.source_file and w.source_row = s.source_row
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
    base64_encode(c.line) as body,
    octet_length(c.line) as body_bytes,
    c.event_id,
    c.event_type,
    c.event_date,
    c.source_file,
    c.source_row,
    ? as batch_id,
    {{load_time}} as inserted_at
from conflicting as c
where c.rejection_id not in (select q.rejection_id from {{raw}}.quarantine as q where q.reason = 'CONFLICTING_DUPLICATE')
qualify row_number() over (partition by c.rejection_id order by c.source_file, c.source_row) = 1
