{# The day before which all days count as complete: the variable as_of, else the day of the latest event. Never the clock. #}
{% macro as_of() %}(select a.as_of from {{ ref('dim_as_of') }} as a){% endmacro %}

{# A condition: a day lies in the so many days before another one, which itself is out: [end - days, end). #}
{% macro in_days_before(day, days, end) %}({{ day }} >= {{ end }} - {{ days }} and {{ day }} < {{ end }}){% endmacro %}

{# A condition in a query that joins dim_as_of as a: the day is among the latest complete ones, which the quality tests look at. #}
{% macro is_tested_day(day) %}({{ day }} >= a.as_of - {{ var('quality_tested_days') }} and {{ day }} < a.as_of){% endmacro %}
