{# The key of a row from its natural key: the same in every build and on every engine. #}
{% macro surrogate_key(columns) -%}
    md5({% for column in columns %}coalesce(cast({{ column }} as varchar), ''){% if not loop.last %} || '|' || {% endif %}{% endfor %})
{%- endmacro %}

{#
  A quotient that is rounded half away from zero to so many places, null where the divisor is null or 0. Every division goes through here:
  DuckDB makes a float of a quotient of decimals, Snowflake picks a scale of its own. Both arguments have at most four places.
#}
{% macro quotient(numerator, denominator, places) %}{{ return(adapter.dispatch('quotient')(numerator, denominator, places)) }}{% endmacro %}

{% macro duckdb__quotient(numerator, denominator, places) -%}
    {%- set above = "cast(cast(abs(" ~ numerator ~ ") as numeric(28, 4)) * 10000 as hugeint)" -%}
    {%- set below = "cast(cast(abs(" ~ denominator ~ ") as numeric(28, 4)) * 10000 as hugeint)" -%}
    cast(
        cast(
            sign({{ numerator }}) * sign({{ denominator }})
            * ((2 * {{ above }} * {{ 10 ** places }} + {{ below }}) // (2 * nullif({{ below }}, 0))) as numeric(24, 0)
        ) * cast('{{ "%.*f" % (places, 10 ** -places) }}' as numeric({{ places + 1 }}, {{ places }})) as numeric(18, {{ places }})
    )
{%- endmacro %}

{% macro snowflake__quotient(numerator, denominator, places) -%}
    cast(round(cast({{ numerator }} as numeric(38, 12)) / nullif({{ denominator }}, 0), {{ places }}) as numeric(18, {{ places }}))
{%- endmacro %}
