{#
  What is new since a model was last built.

  The loader gives each batch a later inserted_at than all before it, so "new" is "later than the latest row that is here". All models of one
  run stop at the same load, staging.last_load, or one that is built later would hold rows of a batch that another one has not seen, and
  what reads both would take them for old the next time.
#}
{% macro since_last_build(column) %}
    {% if is_incremental() %}{{ column }} > (select coalesce(max(h.loaded_at), cast('1970-01-01' as timestamp)) from {{ this }} as h){% else %}true{% endif %}
{% endmacro %}

{# New events of a type, one row per event_id: of the highest generation, then the first that was loaded. #}
{% macro new_events(event_type) %}
    select
        e.event_id,
        e.occurred_at,
        e.event_date,
        e.producer,
        e.payload,
        e.inserted_at as loaded_at
    from {{ source('raw', 'events') }} as e
    where
        e.event_type = '{{ event_type }}'
        and e.inserted_at <= (select l.loaded_at from {{ ref('last_load') }} as l)
        and {{ since_last_build('e.inserted_at') }}
    qualify row_number() over (
        partition by e.event_id
        order by e.generation desc, e.inserted_at asc, e.source_file asc, e.source_row asc
    ) = 1
{% endmacro %}

{#
  Keys about which something new was loaded: all that is said of them is read again and replaces what is here. So an event that comes late,
  in any order, leaves the same rows as if it had come in time.
#}
{% macro changed_keys(key, relations) %}
    {% for relation in relations %}
        select distinct r.{{ key }}
        from {{ relation }} as r
        where
            r.{{ key }} is not null
            and {{ since_last_build('r.loaded_at') }}
        {% if not loop.last %}union{% endif %}
    {% endfor %}
{% endmacro %}

{# Keys that have changed and some relation speaks of, with the load of its latest word. #}
{% macro last_mentions(key, relations) %}
    select
        m.{{ key }},
        max(m.loaded_at) as loaded_at
    from (
        {% for relation in relations %}
            select
                r.{{ key }},
                r.loaded_at
            from {{ relation }} as r
            {% if not loop.last %}union all{% endif %}
        {% endfor %}
    ) as m
    inner join changed as c on m.{{ key }} = c.{{ key }}
    group by m.{{ key }}
{% endmacro %}

{# The later of times of which any may be null, as greatest() is null on one engine if any is, and on the other if all are. #}
{% macro latest(times) -%}
    greatest(
        {%- for time in times %}
            coalesce({{ time }}, cast('1970-01-01' as timestamp)){% if not loop.last %},{% endif %}
        {%- endfor %}
    )
{%- endmacro %}
