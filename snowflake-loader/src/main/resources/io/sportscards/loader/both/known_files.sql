-- Loaded or rejected before.
select f.path
from {{own}}.batch_file as f
where
    f.path in (select m.path from {{raw}}.load_manifest as m)
    or f.path in (select r.path from {{raw}}.load_reject as r where {{skip_rejected}})
