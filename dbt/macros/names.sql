{# Schemas are named as configured: staging, mart, audit; in lower case, which Snowflake folds to its own. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name or target.schema }}
{%- endmacro %}
