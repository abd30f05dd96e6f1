insert into {{raw}}.load_reject
select
    n.path,
    n.run_id,
    n.manifest,
    n.bytes,
    n.lines,
    n.reason,
    {{now}} as rejected_at
from (
    select
        cast(? as varchar) as path,
        cast(? as varchar) as run_id,
        cast(? as varchar) as manifest,
        cast(? as bigint) as bytes,
        cast(? as bigint) as lines,
        cast(? as varchar) as reason
) as n
where not exists (select 1 from {{raw}}.load_reject as r where r.path = ?)
