insert into batch_file (path, run_id, manifest, kind, event_type, event_date, bytes, lines, etag)
values (?, ?, ?, ?, ?, cast(? as date), ?, ?, ?)
