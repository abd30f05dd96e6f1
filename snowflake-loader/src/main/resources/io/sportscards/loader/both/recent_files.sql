select
    m.path,
    m.bytes,
    m.lines
from {{raw}}.load_manifest as m
where m.run_id = ? and m.manifest > ?
union all
select
    r.path,
    r.bytes,
    r.lines
from {{raw}}.load_reject as r
where r.run_id = ? and r.manifest > ?
