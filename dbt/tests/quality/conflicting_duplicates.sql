{{ config(tags=['quality'], severity='warn') }}
-- Days on which too many event_ids of a type came again with other content: a producer makes them twice.
select v.*
from {{ ref('fct_event_volume') }} as v
cross join {{ ref('dim_as_of') }} as a
where
    {{ is_tested_day('v.event_date') }}
    and v.conflict_count >= {{ var('rejections_least') }}
    and v.conflict_count > {{ var('conflicts_most') }} * v.event_count
