{{ config(tags=['quality'], severity='warn') }}
-- Days of which the archive has far more lines than events, other than for an overlap of runs that is known: all days of a type alike.
select v.*
from {{ ref('fct_event_volume') }} as v
cross join {{ ref('dim_as_of') }} as a
where
    {{ is_tested_day('v.event_date') }}
    and v.event_count >= {{ var('volume_least_average') }}
    and v.repeated_lines > {{ var('repeated_most') }} * v.event_count
