select
    epoch,
    holder
from {{raw}}.loader_lease
where name = 'raw'
