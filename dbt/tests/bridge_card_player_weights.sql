-- Cards whose players' shares do not sum to 1.
select
    b.sku,
    sum(b.weight) as weight
from {{ ref('bridge_card_player') }} as b
group by b.sku
having sum(b.weight) <> 1
