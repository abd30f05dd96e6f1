-- Fencing: no row for a loader that another has followed.
update raw.loader_lease
set renewed_at = now() at time zone 'UTC'
where name = 'raw' and epoch = ?
