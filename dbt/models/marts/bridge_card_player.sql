{{ config(unique_key='sku') }}

with changed as (
    {{ changed_keys('sku', [ref('stg_catalog__card_published')]) }}
),

published as (
    select p.*
    from {{ ref('stg_catalog__card_published') }} as p
    inner join changed as c on p.sku = c.sku
    qualify row_number() over (partition by p.sku order by p.occurred_at desc, p.event_id desc) = 1
),

players as (
    select
        p.sku,
        w.player_id,
        min(w.player_no) as player_no,
        max(w.player_name) as player,
        max(p.loaded_at) as loaded_at
    from published as p
    inner join {{ ref('stg_catalog__card_players') }} as w on p.event_id = w.event_id
    group by p.sku, w.player_id
),

counted as (
    select
        p.*,
        count(*) over (partition by p.sku) as player_count,
        row_number() over (partition by p.sku order by p.player_no) as place
    from players as p
)

-- equal shares; the first one has what rounding leaves, so that they sum to 1
select
    {{ surrogate_key(['c.sku']) }} as card_key,
    {{ surrogate_key(['c.player_id']) }} as player_key,
    c.sku,
    c.player_id,
    c.player,
    cast(
        case
            when c.place = 1 then 1 - (c.player_count - 1) * {{ quotient('1', 'c.player_count', 6) }}
            else {{ quotient('1', 'c.player_count', 6) }}
        end as numeric(9, 6)
    ) as weight,
    c.loaded_at
from counted as c
