-- Fencing: no row for a loader that another has followed.
update {{raw}}.loader_lease
set renewed_at = {{now}}
where name = 'raw' and epoch = ?
