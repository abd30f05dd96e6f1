merge into raw.quarantine as t
using (
    select
        s.*,
        s.rowid - f.staged_id + 1 as source_row,
        ? as batch_id,
        {{load_time}} as inserted_at
    from staged_quarantine as s
    inner join (
        select
            source_file,
            min(rowid) as staged_id
        from staged_quarantine
        group by source_file
    ) as f on s.source_file = f.source_file
    where s.rowid not in (
        -- only keys and order are sorted, not whole lines
        select r.rowid
        from staged_quarantine as r
        qualify row_number() over (partition by r.rejection_id order by r.received_at, r.source_file, r.rowid) > 1
    )
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
