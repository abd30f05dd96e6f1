-- As little as each needs. The loader may neither delete events nor make tables that stay; temporary ones need no privilege.
grant usage on warehouse {{prefix}}_loading to role {{prefix}}_raw_write;

grant usage on database {{database}} to role {{prefix}}_raw_write;

grant usage on schema {{raw}} to role {{prefix}}_raw_write;

grant usage on file format {{raw}}.archive_lines to role {{prefix}}_raw_write;

grant usage on stage {{raw}}.archive to role {{prefix}}_raw_write;

grant select, insert, update on table {{raw}}.events to role {{prefix}}_raw_write;

grant select, insert on table {{raw}}.quarantine to role {{prefix}}_raw_write;

grant select, insert on table {{raw}}.load_manifest to role {{prefix}}_raw_write;

grant select, insert, delete on table {{raw}}.load_reject to role {{prefix}}_raw_write;

grant select, update on table {{raw}}.loader_lease to role {{prefix}}_raw_write;

grant insert on table {{raw}}.reconcile_count to role {{prefix}}_raw_write;

grant usage on database {{database}} to role {{prefix}}_raw_read;

grant usage on schema {{raw}} to role {{prefix}}_raw_read;

grant select on all tables in schema {{raw}} to role {{prefix}}_raw_read;

grant select on future tables in schema {{raw}} to role {{prefix}}_raw_read;

grant usage on warehouse {{prefix}}_transforming to role {{prefix}}_staging_write;

grant usage on database {{database}} to role {{prefix}}_staging_write;

grant usage, create table, create view on schema {{database}}.staging to role {{prefix}}_staging_write;

grant usage on database {{database}} to role {{prefix}}_mart_write;

grant usage, create table, create view on schema {{database}}.mart to role {{prefix}}_mart_write;

grant usage on warehouse {{prefix}}_bi to role {{prefix}}_mart_read;

grant usage on database {{database}} to role {{prefix}}_mart_read;

grant usage on schema {{database}}.mart to role {{prefix}}_mart_read;

grant select on all tables in schema {{database}}.mart to role {{prefix}}_mart_read;

grant select on future tables in schema {{database}}.mart to role {{prefix}}_mart_read;

grant select on all views in schema {{database}}.mart to role {{prefix}}_mart_read;

grant select on future views in schema {{database}}.mart to role {{prefix}}_mart_read;
