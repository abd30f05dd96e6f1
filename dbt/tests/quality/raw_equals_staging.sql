{{ config(tags=['quality']) }}
-- Days of a type of which STAGING has other events than RAW.
select r.*
from {{ ref('fct_reconciliation') }} as r
where r.raw_ids <> r.staging_ids
