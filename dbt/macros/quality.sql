{#
  Keeps what each test of a run found in mart.data_quality: one row per check and run, from the results that dbt writes to run_results.json
  too. Run time here is when the check was made, not when something happened.
#}
{% macro create_data_quality(results) %}
    {% if results | selectattr('node.resource_type', 'in', ['test', 'unit_test']) | list %}
    create table if not exists {{ target.schema }}.data_quality (
        run_id varchar not null,
        checked_at timestamp not null,
        check_name varchar not null,
        model varchar,
        column_name varchar,
        severity varchar not null,
        status varchar not null,
        failing_rows bigint,
        warns_if varchar,
        fails_if varchar,
        description varchar
    )
    {% endif %}
{% endmacro %}

{% macro is_check(result) %}{{ return(result.node.resource_type in ('test', 'unit_test')) }}{% endmacro %}

{% macro quoted(text) %}{{ return('null' if text is none or text == '' else "'" ~ (text | string | replace("'", "''")) ~ "'") }}{% endmacro %}

{% macro record_quality(results) %}
    {% set rows = [] %}
    {% for result in results if is_check(result) %}
        {% set node = result.node %}
        {% set model = node.attached_node | default(node.model | default('', true), true) | string %}
        {% do rows.append(
            '(' ~ [
                quoted(invocation_id),
                quoted(run_started_at.strftime('%Y-%m-%d %H:%M:%S')),
                quoted(node.name),
                quoted(model.split('.')[-1]),
                quoted(node.column_name | default('', true)),
                quoted(node.config.severity | default('error', true) | lower),
                quoted(result.status),
                result.failures if result.failures is not none else 'null',
                quoted(node.config.warn_if | default('', true)),
                quoted(node.config.error_if | default('', true)),
                quoted(node.description | default('', true)),
            ] | join(', ') ~ ')'
        ) %}
    {% endfor %}
    {% if rows %}
        insert into {{ target.schema }}.data_quality values {{ rows | join(', ') }}
    {% endif %}
{% endmacro %}

{% macro forget_old_quality(results) %}
    {% if results | selectattr('node.resource_type', 'equalto', 'test') | list %}
        delete from {{ target.schema }}.data_quality
        where checked_at < cast('{{ (run_started_at - modules.datetime.timedelta(days=var("quality_history_days"))).strftime("%Y-%m-%d") }}' as timestamp)
    {% endif %}
{% endmacro %}
