{{ config(materialized='table', unique_key=none) }}
{% set lookback = env_var('VOLUME_ANOMALY_LOOKBACK_DAYS', '7') | int %}

-- every day of a type since its first one, with or without events: a day that is missing is a row
with spans as (
    select
        e.event_type,
        min(e.event_date) as first_day
    from {{ ref('event_days') }} as e
    group by e.event_type
),

spine as (
    select
        s.event_type,
        d.date_day as event_date,
        d.date_day < a.as_of as is_complete
    from spans as s
    cross join {{ ref('dim_as_of') }} as a
    inner join {{ ref('dim_date') }} as d on s.first_day <= d.date_day
    where d.date_day < a.as_of or d.date_day <= a.last_event_date
),

rejected as (
    select
        r.event_type,
        r.event_date,
        sum(r.rejection_count) as rejection_count,
        sum(case when r.reason = 'conflicting_duplicate' then r.rejection_count else 0 end) as conflict_count
    from {{ ref('rejected_days') }} as r
    group by r.event_type, r.event_date
),

daily as (
    select
        s.event_type,
        s.event_date,
        s.is_complete,
        coalesce(e.event_count, 0) as event_count,
        coalesce(e.unknown_member_count, 0) as unknown_member_count,
        coalesce(l.line_count, 0) as archived_lines,
        coalesce(r.rejection_count, 0) as rejection_count,
        coalesce(r.conflict_count, 0) as conflict_count
    from spine as s
    left join {{ ref('event_days') }} as e on s.event_type = e.event_type and s.event_date = e.event_date
    left join {{ ref('archived_days') }} as l on s.event_type = l.event_type and s.event_date = l.event_date
    left join rejected as r on s.event_type = r.event_type and s.event_date = r.event_date
),

-- the day itself is in no baseline
compared as (
    select
        d.*,
        count(*) over (
            partition by d.event_type order by d.event_date
            rows between {{ lookback }} preceding and 1 preceding
        ) as days_before,
        sum(d.event_count) over (
            partition by d.event_type order by d.event_date
            rows between {{ lookback }} preceding and 1 preceding
        ) as events_before,
        {% for weeks in [1, 2, 3, 4] %}
            lag(d.event_count, {{ 7 * weeks }}) over (partition by d.event_type order by d.event_date) as week_{{ weeks }}{% if not loop.last %},{% endif %}
        {% endfor %}
    from daily as d
)

select
    {{ surrogate_key(['c.event_type', 'c.event_date']) }} as event_volume_key,
    c.event_type,
    c.event_date,
    c.is_complete,
    cast(c.event_count as bigint) as event_count,
    cast(c.unknown_member_count as bigint) as unknown_member_count,
    cast(c.archived_lines as bigint) as archived_lines,
    cast(c.archived_lines - c.event_count as bigint) as repeated_lines,
    cast(c.rejection_count as bigint) as rejection_count,
    cast(c.conflict_count as bigint) as conflict_count,
    case when c.days_before = {{ lookback }} then {{ quotient('c.events_before', 'c.days_before', 4) }} end as average_before,
    case when c.days_before = {{ lookback }} then {{ quotient('c.event_count * c.days_before', 'c.events_before', 6) }} end as share_of_average,
    {{ quotient('c.event_count * 4', 'c.week_1 + c.week_2 + c.week_3 + c.week_4', 6) }} as share_of_weekday_average,
    {{ quotient('c.week_1 + c.week_2 + c.week_3 + c.week_4', '4', 4) }} as weekday_average
from compared as c
