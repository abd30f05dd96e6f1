-- Questions to RAW; mart_examples.sql asks MART, which is faster. For Product, for Marketing, for Operations, and for whoever must explain a number. In
-- DuckDB's dialect; for Snowflake read payload ->> '$.a' as payload:a::varchar. Amounts are decimal texts in the payload, never floats.

-- Product: which cards are ordered most, and in how many orders
select
    line ->> '$.sku' as sku,
    sum(cast(line ->> '$.quantity' as integer)) as units,
    count(distinct payload ->> '$.order_id') as orders
from (
    select
        payload,
        unnest(cast(payload -> '$.lines' as json[])) as line
    from raw.events
    where event_type = 'orders.order_placed'
) as l
group by 1
order by units desc, sku asc
limit 20;

-- Product: cards by the day on which they were published
select
    event_date,
    count(*) as cards
from raw.events
where event_type = 'catalog.card_published'
group by event_date
order by event_date;

-- Marketing: orders placed per day and channel
select
    event_date,
    payload ->> '$.channel' as channel,
    count(*) as orders
from raw.events
where event_type = 'orders.order_placed'
group by 1, 2
order by 1, 2;

-- Marketing: customers by the day of their first order
select
    first_date,
    count(*) as customers
from (
    select
        payload ->> '$.customer_id' as customer_id,
        min(event_date) as first_date
    from raw.events
    where event_type = 'orders.order_placed'
    group by 1
) as c
group by first_date
order by first_date;

-- Operations: how many events each service sends per day, and how long they take to the archive
select
    producer,
    event_date,
    count(*) as events,
    quantile_cont(date_diff('second', occurred_at, received_at), 0.95) as p95_seconds
from raw.events
group by producer, event_date
order by producer, event_date;

-- Operations: what the loader did, by batch
select
    batch_id,
    loaded_at,
    count(*) as files,
    sum(lines) as file_lines,
    sum(bytes) as bytes
from raw.load_manifest
group by batch_id, loaded_at
order by loaded_at desc
limit 20;

-- Explaining a number: from a row back to its line, as ./cards cat and ./cards find read it
select
    e.event_id,
    e.source_file,
    e.source_row,
    m.manifest,
    m.batch_id,
    m.loaded_at
from raw.events as e
inner join raw.load_manifest as m on e.source_file = m.path
order by e.inserted_at desc, e.source_file asc, e.source_row asc
limit 20;
