delete from {{own}}.batch_file
where
    path in (select m.path from {{raw}}.load_manifest as m)
    or path in (select r.path from {{raw}}.load_reject as r where {{skip_rejected}})
