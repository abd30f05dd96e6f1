-- RAW: the tables that the loader fills.

-- One row per event_id: what was accepted. A replay replaces the whole row.
create table if not exists {{raw}}.events (
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
    source_row bigint not null,
    batch_id varchar not null,
    inserted_at timestamp_ntz not null
);

-- One row per rejection_id: what was not, with its reason and its bytes.
create table if not exists {{raw}}.quarantine (
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
    source_row bigint not null,
    batch_id varchar not null,
    inserted_at timestamp_ntz not null
);

-- One row per file that is loaded, written in the transaction that loaded it.
create table if not exists {{raw}}.load_manifest (
    path varchar not null,
    run_id varchar not null,
    manifest varchar not null,
    kind varchar not null,
    event_type varchar,
    event_date date,
    bytes bigint not null,
    lines bigint not null,
    etag varchar,
    batch_id varchar not null,
    epoch bigint not null,
    loaded_at timestamp_ntz not null
);

-- One row per file that could not be loaded, until reject retry takes it up again.
create table if not exists {{raw}}.load_reject (
    path varchar not null,
    run_id varchar not null,
    manifest varchar not null,
    bytes bigint not null,
    lines bigint not null,
    reason varchar not null,
    rejected_at timestamp_ntz not null
);

-- The loader that may write now: each start raises the epoch, each batch asks for its own.
create table if not exists {{raw}}.loader_lease (
    name varchar not null,
    epoch bigint not null,
    holder varchar not null,
    renewed_at timestamp_ntz not null
);

insert into {{raw}}.loader_lease
select
    'raw' as name,
    0 as epoch,
    'nobody' as holder,
    sysdate() as renewed_at
where not exists (select 1 from {{raw}}.loader_lease where name = 'raw');

-- What each layer held at a time, by run, type and day.
create table if not exists {{raw}}.reconcile_count (
    measured_at timestamp_ntz not null,
    layer varchar not null,
    run_id varchar,
    event_type varchar,
    event_date date,
    event_ids bigint not null,
    lines bigint not null
);
