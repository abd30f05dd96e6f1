select
    (select count(*) from {{raw}}.load_manifest) as files,
    (select coalesce(sum(lines), 0) from {{raw}}.load_manifest) as lines,
    (select max(loaded_at) from {{raw}}.load_manifest) as last_loaded_at,
    (select count(*) from {{raw}}.load_reject) as rejected_files,
    (select count(*) from {{raw}}.events) as events,
    (select count(*) from {{raw}}.quarantine) as quarantined
