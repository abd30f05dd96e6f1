copy into {{own}}.staged_quarantine (
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
    source_file,
    source_row
)
from (
    select
        $1:rejection_id::varchar as rejection_id,
        $1:reason::varchar as reason,
        $1:detail::varchar as detail,
        $1:source::varchar as source,
        $1:run_id::varchar as run_id,
        $1:received_at::timestamp_ntz as received_at,
        $1:content_type::varchar as content_type,
        $1:headers as headers,
        $1:body::varchar as body,
        $1:body_bytes::bigint as body_bytes,
        $1:event_id::varchar as event_id,
        $1:event_type::varchar as event_type,
        $1:event_date::date as event_date,
        substr(metadata$filename, {{path_start}}) as source_file,
        metadata$file_row_number as source_row
    from @{{raw}}.archive
)
files = ({{files}})
on_error = abort_statement
