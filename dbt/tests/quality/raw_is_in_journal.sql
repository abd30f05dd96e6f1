{{ config(tags=['quality']) }}
-- Days of a type of which RAW had more events than the journal when both were last counted.
select r.*
from {{ ref('fct_reconciliation') }} as r
where r.journal_ids is not null and r.raw_ids_when_measured > r.journal_ids
