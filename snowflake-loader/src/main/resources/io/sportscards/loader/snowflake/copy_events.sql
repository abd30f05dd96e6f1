copy into {{own}}.staged_event (
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
    source_file,
    source_row
)
from (
    select
        $1:event_id::varchar as event_id,
        $1:event_type::varchar as event_type,
        $1:event_date::date as event_date,
        $1:schema_version::integer as schema_version,
        $1:occurred_at::timestamp_ntz as occurred_at,
        $1:received_at::timestamp_ntz as received_at,
        $1:producer::varchar as producer,
        $1:aggregate_id::varchar as aggregate_id,
        $1:source::varchar as source,
        $1:run_id::varchar as run_id,
        $1:content_type::varchar as content_type,
        $1:contract::varchar as contract,
        $1:content_hash::varchar as content_hash,
        $1:payload as payload,
        $1:payload_raw::varchar as payload_raw,
        $1:generation::integer as generation,
        substr(metadata$filename, {{path_start}}) as source_file,
        metadata$file_row_number as source_row
    from @{{raw}}.archive
)
files = ({{files}})
on_error = abort_statement
