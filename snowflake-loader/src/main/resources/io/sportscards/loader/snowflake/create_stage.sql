-- Before the transaction, since elsewhere such statements would end it.
create or replace temporary table {{own}}.batch_file (
    path varchar not null,
    run_id varchar not null,
    manifest varchar not null,
    kind varchar not null,
    event_type varchar,
    event_date date,
    bytes bigint not null,
    lines bigint not null,
    etag varchar
);

create or replace temporary table {{own}}.staged_event (
    event_id varchar not null,
    event_type varchar not null,
    event_date date not null,
    schema_version integer,
    occurred_at timestamp_ntz,
    received_at timestamp_ntz,
    producer varchar,
    aggregate_id varchar,
    source varchar,
    run_id varchar,
    content_type varchar,
    contract varchar,
    content_hash varchar,
    payload variant not null,
    payload_raw varchar,
    generation integer not null,
    source_file varchar not null,
    source_row bigint not null
);

create or replace temporary table {{own}}.staged_quarantine (
    rejection_id varchar not null,
    reason varchar not null,
    detail varchar,
    source varchar,
    run_id varchar,
    received_at timestamp_ntz,
    content_type varchar,
    headers variant,
    body varchar,
    body_bytes bigint,
    event_id varchar,
    event_type varchar,
    event_date date,
    source_file varchar not null,
    source_row bigint not null
);
