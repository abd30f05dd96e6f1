{# Members of a payload, by a dotted path. Only models in staging look into JSON; a member that is missing or null is null. #}
{% macro json_text(json, path) %}{{ return(adapter.dispatch('json_text')(json, path)) }}{% endmacro %}

{% macro duckdb__json_text(json, path) %}({{ json }} ->> '$.{{ path }}'){% endmacro %}

{% macro snowflake__json_text(json, path) %}{{ json }}:{{ path }}::varchar{% endmacro %}

{% macro json_integer(json, path) %}cast({{ json_text(json, path) }} as integer){% endmacro %}

{% macro json_decimal(json, path, places=4) %}cast({{ json_text(json, path) }} as numeric(18, {{ places }})){% endmacro %}

{% macro json_boolean(json, path) %}cast({{ json_text(json, path) }} as boolean){% endmacro %}

{% macro json_date(json, path) %}cast({{ json_text(json, path) }} as date){% endmacro %}

{# Times are texts in UTC that end in Z. #}
{% macro json_time(json, path) %}cast(replace({{ json_text(json, path) }}, 'Z', '') as timestamp){% endmacro %}

{# The name of a value of an enum without its type: ORDER_STATUS_PAID is paid. #}
{% macro json_enum(json, path, prefix) %}lower(replace({{ json_text(json, path) }}, '{{ prefix }}_', '')){% endmacro %}

{#- A relation with one row per element of the list at a path of payload: all columns of the source, element, and place from 1. -#}
{% macro json_elements(relation, path) %}{{ return(adapter.dispatch('json_elements')(relation, path)) }}{% endmacro %}

{% macro duckdb__json_elements(relation, path) %}
    select
        u.* exclude (elements, place),
        u.elements[u.place] as element,
        cast(u.place as integer) as place
    from (
        select
            p.*,
            unnest(range(1, len(p.elements) + 1)) as place
        from (
            select
                s.*,
                cast(s.payload -> '$.{{ path }}' as json[]) as elements
            from {{ relation }} as s
        ) as p
    ) as u
{% endmacro %}

{% macro snowflake__json_elements(relation, path) %}
    select
        s.*,
        f.value as element,
        f.index + 1 as place
    from {{ relation }} as s,
        lateral flatten(input => s.payload:{{ path }}) as f
{% endmacro %}
