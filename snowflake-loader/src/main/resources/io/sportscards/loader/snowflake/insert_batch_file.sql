insert into {{own}}.batch_file (path, run_id, manifest, kind, event_type, event_date, bytes, lines, etag)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
