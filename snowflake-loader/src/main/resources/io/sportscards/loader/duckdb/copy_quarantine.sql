insert into staged_quarantine
select
    rejection_id,
    reason,
    detail,
    source,
    run_id,
    received_at,
    content_type,
    headers,
    body,
    body_bytes,
    event_id,
    event_type,
    event_date,
    substr(filename, ?) as source_file
from read_json(
    {{files}},
    format = 'newline_delimited',
    compression = 'zstd',
    filename = true,
    hive_partitioning = false, -- a line speaks for itself; what its path says is held against it
    maximum_object_size = 33554432, -- a line has at most 16 MiB
    columns = {
        rejection_id: 'VARCHAR',
        reason: 'VARCHAR',
        detail: 'VARCHAR',
        source: 'VARCHAR',
        run_id: 'VARCHAR',
        received_at: 'TIMESTAMP',
        content_type: 'VARCHAR',
        headers: 'JSON',
        body: 'VARCHAR',
        body_bytes: 'BIGINT',
        event_id: 'VARCHAR',
        event_type: 'VARCHAR',
        event_date: 'DATE'
    }
)
