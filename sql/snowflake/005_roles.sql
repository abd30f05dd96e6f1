-- Access roles hold privileges, functional roles hold access roles, users hold functional roles.
create role if not exists {{prefix}}_raw_write;

create role if not exists {{prefix}}_raw_read;

create role if not exists {{prefix}}_staging_write;

create role if not exists {{prefix}}_mart_write;

create role if not exists {{prefix}}_mart_read;

create role if not exists {{prefix}}_loader;

create role if not exists {{prefix}}_transformer;

create role if not exists {{prefix}}_reporter;

grant role {{prefix}}_raw_write to role {{prefix}}_loader;

grant role {{prefix}}_raw_read to role {{prefix}}_transformer;

grant role {{prefix}}_staging_write to role {{prefix}}_transformer;

grant role {{prefix}}_mart_write to role {{prefix}}_transformer;

grant role {{prefix}}_mart_read to role {{prefix}}_reporter;

-- so that administrators see what these own
grant role {{prefix}}_loader to role sysadmin;

grant role {{prefix}}_transformer to role sysadmin;

grant role {{prefix}}_reporter to role sysadmin;
