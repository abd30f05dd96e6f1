insert into staged_event
select
    event_id,
    event_type,
    event_date,
    schema_version,
    occurred_at,
    received_at,
    producer,
    aggregate_id,
    source,
    run_id,
    content_type,
    contract,
    content_hash,
    payload,
    payload_raw,
    generation,
    substr(filename, ?) as source_file
from read_json(
    {{files}},
    format = 'newline_delimited',
    compression = 'zstd',
    filename = true,
    hive_partitioning = false, -- a line speaks for itself; what its path says is held against it
    maximum_object_size = 33554432, -- a line has at most 16 MiB
    columns = {
        event_id: 'VARCHAR',
        event_type: 'VARCHAR',
        event_date: 'DATE',
        schema_version: 'INTEGER',
        occurred_at: 'TIMESTAMP',
        received_at: 'TIMESTAMP',
        producer: 'VARCHAR',
        aggregate_id: 'VARCHAR',
        source: 'VARCHAR',
        run_id: 'VARCHAR',
        content_type: 'VARCHAR',
        contract: 'VARCHAR',
        content_hash: 'VARCHAR',
        payload: 'JSON',
        payload_raw: 'VARCHAR',
        generation: 'INTEGER'
    }
)
