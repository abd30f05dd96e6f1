{{ config(tags=['quality'], severity='warn') }}
-- Days with far more or fewer events of a type than the days before, of those that are told apart from chance: averages of 100 and more.
{% set most = env_var('VOLUME_ANOMALY_PCT', '50') | int %}

select v.*
from {{ ref('fct_event_volume') }} as v
cross join {{ ref('dim_as_of') }} as a
where
    {{ is_tested_day('v.event_date') }}
    and v.event_count > 0
    and v.average_before >= {{ var('volume_least_average') }}
    and abs(v.share_of_average - 1) * 100 > {{ most }}
