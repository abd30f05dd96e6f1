{{ config(unique_key='player_id') }}

with changed as (
    {{ changed_keys('player_id', [ref('stg_catalog__card_players')]) }}
)

select
    {{ surrogate_key(['p.player_id']) }} as player_key,
    p.player_id,
    p.player_name as player,
    min(p.occurred_at) over (partition by p.player_id) as first_published_at,
    max(p.loaded_at) over (partition by p.player_id) as loaded_at
from {{ ref('stg_catalog__card_players') }} as p
inner join changed as c on p.player_id = c.player_id
qualify row_number() over (partition by p.player_id order by p.occurred_at desc, p.event_id desc, p.player_no asc) = 1
