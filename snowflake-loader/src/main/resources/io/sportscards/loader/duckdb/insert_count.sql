insert into raw.reconcile_count (measured_at, layer, run_id, event_type, event_date, event_ids, lines)
values (cast(? as timestamp), ?, ?, ?, cast(? as date), cast(? as bigint), cast(? as bigint))
