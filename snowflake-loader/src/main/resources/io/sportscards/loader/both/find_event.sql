select
    e.event_type,
    e.event_date,
    e.run_id,
    e.generation,
    e.contract,
    e.content_hash,
    e.source_file,
    e.source_row,
    e.batch_id,
    e.inserted_at
from {{raw}}.events as e
where e.event_id = ?
order by e.event_date, e.inserted_at
