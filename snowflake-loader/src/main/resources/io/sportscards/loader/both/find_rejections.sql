select
    q.rejection_id,
    q.reason,
    q.event_type,
    q.event_date,
    q.run_id,
    q.source_file,
    q.source_row,
    q.batch_id,
    q.inserted_at
from {{raw}}.quarantine as q
where q.event_id = ?
order by q.inserted_at, q.rejection_id
