select
    m.path,
    m.run_id,
    m.manifest,
    m.bytes,
    m.lines,
    m.etag
from {{raw}}.load_manifest as m
