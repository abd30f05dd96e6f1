delete from raw.load_reject
where path in (select f.path from batch_file as f)
