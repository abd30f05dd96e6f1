{{ config(tags=['quality']) }}
-- The journal's events that were neither in RAW nor rejected when both were last counted. Over all days, since a message that cannot be read
-- has no day of its own; ./cards reconcile names the events.
with counted as (
    select
        sum(r.journal_ids) as journal_ids,
        sum(r.raw_ids_when_measured) as raw_ids
    from {{ ref('fct_reconciliation') }} as r
    where r.is_complete and r.journal_ids is not null
),

rejected as (
    select coalesce(sum(j.rejected_only_count), 0) as rejected_only
    from {{ ref('fct_rejections') }} as j
)

select
    c.journal_ids,
    c.raw_ids,
    r.rejected_only,
    c.journal_ids - c.raw_ids - r.rejected_only as missing_ids
from counted as c
cross join rejected as r
where c.journal_ids - c.raw_ids > r.rejected_only
