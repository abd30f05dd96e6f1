merge into {{raw}}.quarantine as t
using (
    select
        s.* replace (strip_null_value(s.headers) as headers),
        ? as batch_id,
        {{load_time}} as inserted_at
    from {{own}}.staged_quarantine as s
    qualify row_number() over (partition by s.rejection_id order by s.received_at, s.source_file, s.source_row) = 1
) as s
    on t.rejection_id = s.rejection_id
when not matched then insert (
    rejection_id,
    reason,
    detail,
    source,
    run_id,
    received_at,
    content_type,
    headers,
    body,
    body_bytes,
    event_id,
    event_type,
    event_date,
    source_file,
    source_row,
    batch_id,
    inserted_at
) values (
    s.rejection_id,
    s.reason,
    s.detail,
    s.source,
    s.run_id,
    s.received_at,
    s.content_type,
    s.headers,
    s.body,
    s.body_bytes,
    s.event_id,
    s.event_type,
    s.event_date,
    s.source_file,
    s.source_row,
    s.batch_id,
    s.inserted_at
)
