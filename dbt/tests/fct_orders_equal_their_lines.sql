-- Orders whose sums are not those of their lines, and lines without an order.
select
    l.order_id,
    o.gross as order_gross,
    l.gross as lines_gross
from (
    select
        f.order_id,
        count(*) as line_count,
        sum(f.quantity) as quantity,
        sum(f.gross) as gross,
        sum(f.discount) as discount,
        sum(f.tax) as tax,
        sum(f.revenue) as revenue
    from {{ ref('fct_order_lines') }} as f
    group by f.order_id
) as l
full outer join {{ ref('fct_orders') }} as o on l.order_id = o.order_id
where
    l.order_id is null
    or o.order_id is null
    or l.line_count <> o.line_count
    or l.quantity <> o.quantity
    or l.gross <> o.gross
    or l.discount <> o.discount
    or l.tax <> o.tax
    or l.revenue <> o.revenue
