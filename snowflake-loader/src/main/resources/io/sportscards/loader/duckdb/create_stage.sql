-- Before the transaction, since elsewhere such statements would end it.
create or replace temporary table batch_file (
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

create or replace temporary table staged_event (
    event_id varchar not null,
    event_type varchar not null,
    event_date date not null,
    schema_version integer,
    occurred_at timestamp,
    received_at timestamp,
    producer varchar,
    aggregate_id varchar,
    source varchar,
    run_id varchar,
    content_type varchar,
    contract varchar,
    content_hash varchar,
    payload json not null,
    payload_raw varchar,
    generation integer not null,
    source_file varchar not null
);

create or replace temporary table staged_quarantine (
    rejection_id varchar not null,
    reason varchar not null,
    detail varchar,
    source varchar,
    run_id varchar,
    received_at timestamp,
    content_type varchar,
    headers json,
    body varchar,
    body_bytes bigint,
    event_id varchar,
    event_type varchar,
    event_date date,
    source_file varchar not null
);

-- Staged more than once, or loaded before: few, unless a run is replayed. All others are simply added.
create or replace temporary table contested_event (event_id varchar not null);
