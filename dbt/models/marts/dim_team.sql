{{ config(unique_key='team_key') }}

with cards as (
    select
        {{ surrogate_key(['p.sport', 'p.league', 'p.team']) }} as team_key,
        p.sport,
        p.league,
        p.team,
        p.occurred_at,
        p.loaded_at
    from {{ ref('stg_catalog__card_published') }} as p
    where p.team is not null
),

changed as (
    select distinct k.team_key
    from cards as k
    where {{ since_last_build('k.loaded_at') }}
)

select
    k.team_key,
    k.team,
    k.sport,
    k.league,
    min(k.occurred_at) as first_published_at,
    max(k.loaded_at) as loaded_at
from cards as k
inner join changed as c on k.team_key = c.team_key
group by k.team_key, k.team, k.sport, k.league
