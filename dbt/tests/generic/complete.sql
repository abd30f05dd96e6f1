{# Rows in which one of these columns is null. One test per model, since a test takes longer to begin than to look. #}
{% test complete(model, columns) %}
    select *
    from {{ model }}
    where {% for column in columns %}{{ column }} is null{% if not loop.last %} or {% endif %}{% endfor %}
{% endtest %}
