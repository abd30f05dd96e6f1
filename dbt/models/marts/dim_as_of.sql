{{ config(materialized='table', unique_key=none) }}

select
    {% if var('as_of') -%}
        cast('{{ var("as_of") }}' as date)
    {%- else -%}
        coalesce(max(e.event_date), cast('1970-01-01' as date))
    {%- endif %} as as_of,
    coalesce(max(e.event_date), cast('1970-01-01' as date)) as last_event_date,
    (select l.loaded_at from {{ ref('last_load') }} as l) as loaded_at
from {{ ref('event_days') }} as e
