-- The content that was received first, of each event_id that is asked for.
select
    e.event_id,
    e.content_hash
from raw.events as e
where e.event_id in (select unnest(?::varchar[]))
