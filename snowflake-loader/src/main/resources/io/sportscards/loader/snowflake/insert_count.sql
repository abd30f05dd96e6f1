insert into {{raw}}.reconcile_count (measured_at, layer, run_id, event_type, event_date, event_ids, lines)
values (?, ?, ?, ?, ?, ?, ?)
