-- Credits per pipeline and day, by the query tags of the components; for a role that may read snowflake.account_usage, which is up to
-- three hours behind. Time of statements shares a warehouse's bill out among those that ran on it in the same hour.
with statements as (
    select
        warehouse_name,
        date_trunc('hour', start_time) as billed_hour,
        coalesce(try_parse_json(query_tag):component::varchar, 'other') as component,
        sum(execution_time) as execution_ms
    from snowflake.account_usage.query_history
    where
        start_time >= dateadd('day', -30, current_date())
        and warehouse_name is not null
    group by warehouse_name, date_trunc('hour', start_time), coalesce(try_parse_json(query_tag):component::varchar, 'other')
),

shares as (
    select
        warehouse_name,
        billed_hour,
        component,
        execution_ms / nullif(sum(execution_ms) over (partition by warehouse_name, billed_hour), 0) as share
    from statements
)

select
    s.component,
    (s.billed_hour)::date as billed_date,
    round(sum(s.share * w.credits_used), 3) as credits
from shares as s
inner join snowflake.account_usage.warehouse_metering_history as w
    on s.warehouse_name = w.warehouse_name and s.billed_hour = date_trunc('hour', w.start_time)
group by s.component, (s.billed_hour)::date
order by billed_date desc, credits desc;
