{{ config(tags=['quality']) }}
-- Days of a type of which RAW has more events than loaded files have lines.
select r.*
from {{ ref('fct_reconciliation') }} as r
where r.raw_ids > r.archived_lines
