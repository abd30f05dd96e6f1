-- Reported in quarantine and kept out of EVENTS on purpose.
select distinct event_id
from {{raw}}.quarantine
where reason = 'CONFLICTING_DUPLICATE' and event_type = ? and event_date = cast(? as date)
