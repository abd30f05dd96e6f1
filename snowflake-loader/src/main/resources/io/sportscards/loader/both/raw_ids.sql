select distinct event_id
from {{raw}}.events
where event_type = ? and event_date = cast(? as date)
