{{ config(materialized='table', unique_key=none) }}

select
    r.rejected_day_key as rejection_key,
    r.event_type,
    r.event_date,
    r.reason,
    r.rejection_count,
    r.rejected_only_count
from {{ ref('rejected_days') }} as r
