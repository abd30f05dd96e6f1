select
    r.path,
    r.run_id,
    r.manifest,
    r.bytes,
    r.lines,
    r.reason,
    r.rejected_at
from {{raw}}.load_reject as r
order by r.rejected_at, r.path
