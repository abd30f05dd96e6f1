-- Loaded before with other content: files never change.
select
    f.path,
    m.bytes,
    m.lines
from {{own}}.batch_file as f
inner join {{raw}}.load_manifest as m on f.path = m.path
where f.bytes <> m.bytes or f.lines <> m.lines or f.etag <> m.etag
