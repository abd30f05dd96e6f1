delete from {{raw}}.load_reject
where path in ({{paths}})
