-- Versions of a card that do not begin where the one before ends.
select
    h.sku,
    h.valid_from,
    h.valid_to,
    h.next_from
from (
    select
        v.sku,
        v.valid_from,
        v.valid_to,
        lead(v.valid_from) over (partition by v.sku order by v.valid_from) as next_from
    from {{ ref('dim_card_history') }} as v
) as h
where h.next_from is not null and h.next_from <> h.valid_to
