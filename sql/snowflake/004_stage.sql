-- Where the archive's files are read from. The integration's role must be allowed to read the bucket; see docs/warehouse.md.
create storage integration if not exists {{integration}}
    type = external_stage
    storage_provider = 's3'
    enabled = true
    storage_aws_role_arn = '{{storage_role_arn}}'
    storage_allowed_locations = ('{{archive_url}}');

create file format if not exists {{raw}}.archive_lines
    type = json
    compression = zstd
    strip_outer_array = false;

create stage if not exists {{raw}}.archive
    url = '{{archive_url}}'
    storage_integration = {{integration}}
    file_format = (format_name = '{{raw}}.archive_lines');
