insert into {{raw}}.load_manifest
select
    f.path,
    f.run_id,
    f.manifest,
    f.kind,
    f.event_type,
    f.event_date,
    f.bytes,
    f.lines,
    f.etag,
    ? as batch_id,
    ? as epoch,
    {{load_time}} as loaded_at
from {{own}}.batch_file as f
