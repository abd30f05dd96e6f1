{{ config(tags=['quality'], severity='warn') }}
-- Days unlike the same weekday of the four weeks before; a weekly rhythm does not hide them.
select v.*
from {{ ref('fct_event_volume') }} as v
cross join {{ ref('dim_as_of') }} as a
where
    {{ is_tested_day('v.event_date') }}
    and v.weekday_average >= {{ var('volume_least_average') }}
    and (v.share_of_weekday_average < {{ var('volume_weekday_least') }} or v.share_of_weekday_average > {{ var('volume_weekday_most') }})
