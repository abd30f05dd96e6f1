-- And whether they came out of quarantine files: the loader reports conflicts of bronze lines itself.
select
    q.rejection_id,
    cast(q.source_file like 'quarantine/%' as varchar) as was_quarantined
from {{raw}}.quarantine as q
