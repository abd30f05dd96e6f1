{{ config(tags=['quality'], severity='warn') }}
-- Days on which too many messages of a type were rejected.
select v.*
from {{ ref('fct_event_volume') }} as v
cross join {{ ref('dim_as_of') }} as a
where
    {{ is_tested_day('v.event_date') }}
    and v.rejection_count >= {{ var('rejections_least') }}
    and v.rejection_count > {{ var('quarantine_most') }} * (v.event_count + v.rejection_count)
