-- One warehouse per purpose, so that each has its own bill and none waits for another. Before the tables: making one makes it the
-- session's, and filling the lease needs one.
create warehouse if not exists {{prefix}}_loading
    warehouse_size = '{{loading_size}}'
    auto_suspend = 60
    auto_resume = true
    initially_suspended = true
    statement_timeout_in_seconds = 1800;

create warehouse if not exists {{prefix}}_transforming
    warehouse_size = '{{transforming_size}}'
    auto_suspend = 60
    auto_resume = true
    initially_suspended = true
    statement_timeout_in_seconds = 3600;

create warehouse if not exists {{prefix}}_bi
    warehouse_size = '{{bi_size}}'
    auto_suspend = 120
    auto_resume = true
    initially_suspended = true
    statement_timeout_in_seconds = 600;

create resource monitor if not exists {{prefix}}_credits
    with
    credit_quota = {{credits_per_month}}
    frequency = monthly
    start_timestamp = immediately
    triggers
    on 50 percent do notify
    on 75 percent do notify
    on 95 percent do suspend
    on 110 percent do suspend_immediate;

alter warehouse {{prefix}}_loading set resource_monitor = {{prefix}}_credits;

alter warehouse {{prefix}}_transforming set resource_monitor = {{prefix}}_credits;

alter warehouse {{prefix}}_bi set resource_monitor = {{prefix}}_credits;
