{{ config(materialized='table', unique_key=none) }}

select
    {{ surrogate_key(['c.carrier']) }} as carrier_key,
    c.carrier
from {{ ref('carriers') }} as c
