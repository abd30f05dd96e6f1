-- Users of programs: they sign in with a key pair, never with a password. Their public keys are set by hand, since a key is
-- replaced without these scripts: docs/warehouse.md says how.
create user if not exists {{prefix}}_loader
    type = service
    default_role = {{prefix}}_loader
    default_warehouse = {{prefix}}_loading;

create user if not exists {{prefix}}_dbt
    type = service
    default_role = {{prefix}}_transformer
    default_warehouse = {{prefix}}_transforming;

create user if not exists {{prefix}}_sigma
    type = service
    default_role = {{prefix}}_reporter
    default_warehouse = {{prefix}}_bi;

grant role {{prefix}}_loader to user {{prefix}}_loader;

grant role {{prefix}}_transformer to user {{prefix}}_dbt;

grant role {{prefix}}_reporter to user {{prefix}}_sigma;
