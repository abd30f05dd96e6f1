"""Faults against the rules that hold over many rows: volume, borders, rejections, sums."""

import duckdb

from planting import Fault, Rows


def plant_rules(session: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Faults in what the tests of volume, borders and rejections read, before it is summed up; types of their own keep them apart."""
    as_of = "(select as_of from mart.dim_as_of)"
    faults = []

    def days(event_type: str, first: int, last: int, count: str) -> None:
        session.execute(
            f"insert into staging.event_days select md5('{event_type}' || n), '{event_type}', "
            f"cast({as_of} - cast(n as integer) as date), {count}, 0, timestamp '2000-01-01' from range({last}, {first + 1}) as t (n)"
        )

    def raw(event_type: str) -> str:
        """The latest complete day of a type that there is."""
        day = session.execute(
            f"select max(event_date) from raw.events where event_type = '{event_type}' and event_date < {as_of}"
        ).fetchone()[0]
        return f"event_type = '{event_type}' and event_date = date '{day}'"

    days("planted.missing", 12, 3, "200")
    days("planted.missing", 1, 1, "200")
    faults.append(Fault("volume_is_missing", "no event on a day, 200 on the others", mark="planted.missing"))
    days("planted.low", 12, 2, "200")
    days("planted.low", 1, 1, "99")
    faults.append(Fault("volume_deviates", "99 events on a day, 200 on the others", mark="planted.low"))
    days("planted.weekday", 40, 1, "case when n % 7 = 1 and n > 1 then 1000 else 200 end")
    faults.append(Fault("volume_deviates_from_weekday", "200 events on a day of the week that has 1,000", mark="planted.weekday"))

    def reject(reason: str, day: str, copies: int) -> None:
        session.execute(
            f"insert into raw.quarantine select q.* replace (e.event_id || '-{reason}-' || t.n as rejection_id, '{reason}' as reason, "
            "e.event_id as event_id, e.event_type as event_type, e.event_date as event_date, timestamp '2000-01-01' as inserted_at) "
            f"from (select * from raw.quarantine limit 1) as q, (select * from raw.events where {day}) as e, range({copies}) as t (n)"
        )

    reject("INVALID_PAYLOAD", raw("engagement.card_interacted"), 2)
    faults.append(Fault("quarantine_rate", "two rejected messages per event of a day", mark="engagement.card_interacted"))
    reject("CONFLICTING_DUPLICATE", raw("orders.order_placed"), 1)
    faults.append(Fault("conflicting_duplicates", "every event of a day with a second content", mark="orders.order_placed"))
    day = raw("orders.order_status_changed")
    session.execute(f"update staging.event_days set unknown_member_count = event_count where {day}")
    faults.append(Fault("unknown_members", "a member that the contract does not know in all of a day", mark="orders.order_status_changed"))
    day = raw("fulfilment.shipment_dispatched")
    session.execute(f"update raw.load_manifest set lines = 100 * lines where {day}")
    faults.append(Fault("repeated_lines", "a hundred lines per event of a day", mark="fulfilment.shipment_dispatched"))

    session.execute(
        f"delete from staging.stg_customers__customer_updated where event_id = ({one('raw.events', raw('customers.customer_updated'))})"
    )
    faults.append(Fault("raw_equals_staging", "an event is missing in STAGING", mark="customers.customer_updated"))
    session.execute(f"delete from raw.load_manifest where {raw('market.price_observed')}")
    faults.append(Fault("raw_comes_from_files", "a day's files are not among the loaded ones", mark="market.price_observed"))
    session.execute(f"update raw.reconcile_count set event_ids = 1 where layer = 'journal' and {raw('fulfilment.shipment_delivered')}")
    faults.append(Fault("raw_is_in_journal", "RAW has events that the journal lacks", mark="fulfilment.shipment_delivered"))
    return faults


def one(table: str, condition: str) -> str:
    return f"select min(event_id) from {table} where {condition}"


def plant_lost_event(session: duckdb.DuckDBPyConnection) -> Fault:
    """Events of the journal that are nowhere; in the sum over all days, so that it outweighs what is planted beside it."""
    measured = "from mart.fct_reconciliation where is_complete and journal_ids is not null"
    session.execute(f"update mart.fct_reconciliation set journal_ids = journal_ids + 10000000 where rowid = (select min(rowid) {measured})")
    journal = session.execute(f"select cast(sum(journal_ids) as varchar) {measured}").fetchone()[0]
    return Fault("journal_is_accounted_for", "the journal has events that are neither in RAW nor rejected", mark=journal)


def plant_sums(rows: Rows) -> list[Fault]:
    """Faults that only show over several rows."""
    session = rows.session
    session.execute(
        "update mart.bridge_card_player set weight = weight - 0.1 where rowid = (select max(rowid) from mart.bridge_card_player)"
    )
    sku = session.execute(
        "select sku from mart.bridge_card_player where rowid = (select max(rowid) from mart.bridge_card_player)"
    ).fetchone()[0]
    order = session.execute("select max(order_id) from mart.fct_orders").fetchone()[0]
    session.execute(f"update mart.fct_orders set gross = gross + 0.0001 where order_id = '{order}'")
    sku_versions = "from mart.dim_card_history group by sku order by count(*) desc, sku desc limit 1"
    history, start = session.execute(f"select sku, cast(min(valid_from) as varchar) {sku_versions}").fetchone()
    rows.copy("mart.dim_card_history", 0, f"sku = '{history}' and valid_from = timestamp '{start}'")
    session.execute(
        "update mart.dim_card_history set valid_from = valid_from + interval '1 hour' "
        f"where sku = '{history}' and rowid = (select max(rowid) from mart.dim_card_history)"
    )
    session.execute("delete from mart.dim_date where date_day = date '2030-06-15'")
    money = session.execute(f"select cast(order_date as varchar) from mart.fct_orders where order_id = '{order}'").fetchone()[0]
    return [
        Fault("bridge_card_player_weights", f"shares of {sku} sum to 0.9", mark=sku),
        Fault("fct_orders_equal_their_lines", f"{order} has a gross of its own", mark=order),
        Fault("order_money_equals_staging", f"an order of {money} is worth 0.0001 more", mark=money),
        Fault("dim_card_history_gaps", f"a version of {history} from {start} overlaps another", mark=history),
        Fault("dim_date_gaps", "2030-06-15 is missing", mark="2030-06-14"),
    ]
