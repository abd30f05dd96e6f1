{{ config(tags=['quality']) }}
-- Days without any event of a type that usually has a hundred and more.
select v.*
from {{ ref('fct_event_volume') }} as v
cross join {{ ref('dim_as_of') }} as a
where
    {{ is_tested_day('v.event_date') }}
    and v.event_count = 0
    and v.average_before >= {{ var('volume_least_average') }}
