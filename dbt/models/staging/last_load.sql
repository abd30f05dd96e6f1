{{ config(materialized='table', unique_key=none) }}

select cast(coalesce(max(m.loaded_at), cast('1970-01-01' as timestamp)) as timestamp) as loaded_at
from {{ source('raw', 'load_manifest') }} as m
