update {{raw}}.loader_lease
set epoch = epoch + 1, holder = ?, renewed_at = {{now}}
where name = 'raw'
