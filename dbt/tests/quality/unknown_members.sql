{{ config(tags=['quality'], severity='warn') }}
-- Schema drift: days on which JSON of a type has members that the contract does not know, more than now and then. Their values are in payload_raw;
-- a contract that knows them and a replay bring them into payload. Unknown fields of protobuf are counted by nobody: only decoding shows them.
select v.*
from {{ ref('fct_event_volume') }} as v
cross join {{ ref('dim_as_of') }} as a
where
    {{ is_tested_day('v.event_date') }}
    and v.unknown_member_count > {{ var('unknown_members_most') }} * v.event_count
