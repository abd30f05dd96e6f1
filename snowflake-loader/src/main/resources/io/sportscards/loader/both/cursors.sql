-- The last manifest of each run of which a file is loaded or rejected.
select
    k.run_id,
    max(k.manifest) as manifest
from (
    select
        m.run_id,
        m.manifest
    from {{raw}}.load_manifest as m
    union all
    select
        r.run_id,
        r.manifest
    from {{raw}}.load_reject as r
) as k
group by k.run_id
