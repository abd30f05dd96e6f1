-- Not loaded whole: lines that lie in their file's partition, against those that its manifest counts.
select
    f.path,
    f.lines,
    coalesce(s.lines, 0) as staged
from {{own}}.batch_file as f
left join (
    select
        e.source_file,
        count(*) as lines
    from {{own}}.staged_event as e
    inner join {{own}}.batch_file as b
        on e.source_file = b.path and e.event_date = b.event_date and e.event_type = b.event_type
    group by e.source_file
    union all
    select
        q.source_file,
        count(*) as lines
    from {{own}}.staged_quarantine as q
    group by q.source_file
) as s on f.path = s.source_file
where f.lines <> coalesce(s.lines, 0)
