-- Database and schemas of one environment. Every statement of these scripts may run again. Names in double braces come from a
-- file of sql/environments; database, raw and archive_url from the settings SNOWFLAKE_DATABASE, S3_BUCKET and S3_PREFIX.
create database if not exists {{database}}
    data_retention_time_in_days = {{retention_days}};

create schema if not exists {{raw}} with managed access
    data_retention_time_in_days = {{retention_days}};

create schema if not exists {{database}}.staging with managed access
    data_retention_time_in_days = 1;

create schema if not exists {{database}}.mart with managed access
    data_retention_time_in_days = {{retention_days}};
