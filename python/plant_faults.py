"""Plants faults into a copy of a warehouse and shows which test catches each.

Every test of a key, a relationship, a list, a bound and an invariant gets a fault in a row of its own, and every rule about volume,
borders and rejections one in RAW or STAGING. The tests then run once, with stored failures: a fault counts as caught only when the
failures stored by its test hold the planted row or value.

Usage: python plant_faults.py WAREHOUSE_FILE [--faults N]
       from the project's root, in the environment that scripts/python-env.sh dbt makes; the file has been built by dbt, and is only read
Exit codes: 0 all are caught, 1 some are not, or dbt failed.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

FOLDERS = ["--project-dir", "dbt", "--profiles-dir", "dbt", "--target", "duckdb"]
WATCHED = ["archived_days", "rejected_days", "measured_days", "fct_event_volume", "fct_rejections", "fct_reconciliation"]

# What makes a row break each invariant; a new invariant needs a line here.
BROKEN = {
    "net_revenue = revenue - refunds": "net_revenue = net_revenue + 0.0001",
    "revenue = gross - discount": "revenue = revenue + 0.0001",
    "matured_returned_units <= matured_shipped_units": "matured_returned_units = matured_shipped_units + 1",
    "lifetime_value = revenue - refunds": "lifetime_value = lifetime_value - 0.0001",
    "order_count_365d <= order_count and foreign_order_count < order_count": "foreign_order_count = order_count",
    "(recency_score is null) = (order_count_365d = 0)": "recency_score = null, order_count_365d = 1",
    "active_customers <= cohort_size": "active_customers = cohort_size + 1",
    "months_since_first_order > 0 or active_customers = cohort_size": "months_since_first_order = 0, active_customers = cohort_size - 1",
    "defective_units <= produced_units and inspection_defective_units <= inspected_units": "defective_units = produced_units + 1",
    "lines_due = lines_on_time + lines_late + lines_open": "lines_open = lines_open + 1",
    "lowest_price_28d is null or (lowest_price_28d <= median_price_28d and median_price_28d <= highest_price_28d)": (
        "lowest_price_28d = 2, median_price_28d = 1, highest_price_28d = 3"
    ),
    "is_inferred or (sport is not null and set_name is not null and parallel is not null and player_id is not null)": (
        "is_inferred = false, sport = null"
    ),
    "gross = quantity * price": "gross = gross + 0.0001",
    "revenue = case when status = 'cancelled' then 0 else gross - discount end": "revenue = revenue + 0.0001",
    "discount <= gross": "discount = gross + 0.0001",
    "(order_number is not null) = is_valid": "order_number = null, is_valid = true",
    "defective_units is null or defective_units <= produced_units": "defective_units = 2, produced_units = 1",
    "produced_units is null or good_units + defective_units = produced_units": "produced_units = 9, good_units = 1, defective_units = 1",
    "valid_from < valid_to": "valid_to = valid_from",
    "is_inferred or country is not null": "is_inferred = false, country = null",
    "is_inferred or sku is not null": "is_inferred = false, sku = null",
    "consumed_quantity is null or quantity <= consumed_quantity": "consumed_quantity = quantity - 0.001",
    "customer_id is not null or visitor_id is not null": "customer_id = null, visitor_id = null",
}


@dataclass
class Fault:
    """One planted fault; a stored failure of its test shows it by being the row, or by having the mark among its values."""

    test: str
    what: str
    row: tuple | None = None
    mark: str | None = None


def dbt(warehouse: Path, *command: str) -> int:
    words = [Path(sys.executable).with_name("dbt"), "--quiet", *command, *FOLDERS]
    return subprocess.run(words, env=os.environ | {"WAREHOUSE_FILE": str(warehouse)}, check=False, stdout=subprocess.DEVNULL).returncode


def data_tests(target: Path) -> list[dict]:
    nodes = json.loads((target / "manifest.json").read_text())["nodes"]
    return [node for node in nodes.values() if node["resource_type"] == "test"]


def kind_of(test: dict) -> str:
    return (test.get("test_metadata") or {}).get("name", "singular")


class Rows:
    """Rows of tables, each handed out once; a small table gets copies of the rows that it had at first."""

    SMALL = 200

    def __init__(self, session: duckdb.DuckDBPyConnection, source: Path):
        self.session = session
        self.session.execute(f"attach '{source}' as source (read_only)")
        self.taken: Counter[str] = Counter()

    def next(self, table: str) -> int:
        """The rowid of a row that has no fault yet."""
        taken = self.taken[table]
        self.taken[table] += 1
        rows = self.session.execute(f"select count(*) from source.{table}").fetchone()[0]
        if rows < self.SMALL:
            return self.copy(table, taken % rows)
        return self.session.execute(f"select rowid from {table} order by rowid limit 1 offset {taken}").fetchone()[0]

    def copy(self, table: str, place: int, condition: str = "true") -> int:
        """Adds a row that equals one that was there at first, and returns its rowid."""
        self.session.execute(f"insert into {table} select * from source.{table} where {condition} order by rowid limit 1 offset {place}")
        return self.session.execute(f"select max(rowid) from {table}").fetchone()[0]

    def change(self, table: str, assignment: str) -> tuple:
        """Changes a row of its own, and returns it as it is then."""
        rowid = self.next(table)
        self.session.execute(f"update {table} set {assignment} where rowid = {rowid}")
        return self.session.execute(f"select * from {table} where rowid = {rowid}").fetchone()


def plant_generic(rows: Rows, test: dict, number: int) -> list[Fault]:
    """Faults for a test that stands with a model's column or the model itself: one, or one for each column that must not be null."""
    kind = kind_of(test)
    arguments = test["test_metadata"]["kwargs"]
    column = test["column_name"]
    model = test["attached_node"].split(".")[-1]
    table = f"{'staging' if test['fqn'][1] in ('staging', 'seeds') or test['attached_node'].startswith('seed.') else 'mart'}.{model}"
    session = rows.session
    if kind in ("complete", "not_null"):
        columns = arguments.get("columns") or [column]
        return [Fault(test["name"], f"{model}.{name} is null", row=rows.change(table, f"{name} = null")) for name in columns]
    if kind == "between":
        beyond = f"{arguments['most']} + 1" if arguments.get("most") is not None and number % 2 else None
        least = f"{arguments['least']} - 1" if arguments.get("least") is not None else f"{arguments['most']} + 1"
        row = rows.change(table, f"{column} = {beyond or least}")
        return [Fault(test["name"], f"{model}.{column} is {beyond or least}", row=row)]
    if kind == "holds":
        broken = BROKEN.get(arguments["expression"])
        if broken is None:
            sys.exit(f"{model}: no fault is known for '{arguments['expression']}'; add a line to BROKEN in python/plant_faults.py")
        return [Fault(test["name"], f"{model}: {broken}", row=rows.change(table, broken))]
    if kind in ("unique", "unique_together"):
        columns = arguments.get("columns") or [column]
        known = " and ".join(f"{name} is not null" for name in columns)
        rows.copy(table, 0, known)
        rowid = rows.copy(table, 0, known)
        mark = session.execute(f"select cast({columns[0]} as varchar) from {table} where rowid = {rowid}").fetchone()[0]
        return [Fault(test["name"], f"{model}: {' and '.join(columns)} twice", mark=mark)]
    kinds = dict(session.execute(f"select column_name, column_type from (describe {table})").fetchall())
    value = "1800-01-01" if kinds[column] == "DATE" else f"planted-{number}"
    rows.change(table, f"{column} = '{value}'")
    return [Fault(test["name"], f"{model}.{column} is {value}", mark=value)]


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


def is_caught(session: duckdb.DuckDBPyConnection, fault: Fault, alias: str) -> bool:
    tables = session.execute(f"select count(*) from duckdb_tables() where schema_name = 'audit' and table_name = '{alias}'").fetchone()[0]
    if not tables:
        return False
    failures = session.execute(f'select * from audit."{alias}"').fetchall()
    if fault.row is not None:
        # a test may store more columns than the table has, never fewer
        return any(tuple(failure[: len(fault.row)]) == tuple(fault.row) for failure in failures)
    return any(fault.mark in str(value) for failure in failures for value in failure)


def chosen(tests: list[dict], count: int | None) -> list[dict]:
    """All tests, or so many of them: of every kind in turn."""
    if count is None:
        return tests
    kinds: dict[str, list[dict]] = {}
    for test in sorted(tests, key=lambda node: node["unique_id"]):
        kinds.setdefault(kind_of(test), []).append(test)
    picked = []
    while len(picked) < count and any(kinds.values()):
        for waiting in kinds.values():
            if waiting and len(picked) < count:
                picked.append(waiting.pop(len(waiting) // 2))
    return picked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse", type=Path, help="a file of DuckDB that dbt has built")
    parser.add_argument("--faults", type=int, help="only so many, of every kind in turn")
    arguments = parser.parse_args()
    if not arguments.warehouse.exists():
        parser.error(f"there is no {arguments.warehouse}; ./cards demo makes one")
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch, "target")
        os.environ["DBT_TARGET_PATH"] = str(target)
        os.environ["DBT_LOG_PATH"] = str(Path(scratch, "logs"))
        warehouse = Path(scratch, "warehouse.duckdb")
        shutil.copy(arguments.warehouse, warehouse)
        if dbt(warehouse, "parse"):
            sys.exit("dbt parse failed")
        tests = {test["name"]: test for test in chosen(data_tests(target), arguments.faults)}
        with duckdb.connect(str(warehouse)) as session:
            faults = plant_rules(session)
        if dbt(warehouse, "run", "--select", *WATCHED):
            sys.exit("dbt run failed on the planted faults")
        with duckdb.connect(str(warehouse)) as session:
            rows = Rows(session, arguments.warehouse)
            generic = [test for test in tests.values() if kind_of(test) != "singular"]
            faults += [fault for number, test in enumerate(generic) for fault in plant_generic(rows, test, number)]
            faults += [*plant_sums(rows), plant_lost_event(session)]
        faults = [fault for fault in faults if fault.test in tests]
        dbt(warehouse, "test", "--select", *(sorted(tests) if arguments.faults else ["resource_type:test"]))
        with duckdb.connect(str(warehouse), read_only=True) as session:
            caught = {id(fault): is_caught(session, fault, tests[fault.test]["alias"]) for fault in faults}
    missed = set(tests) - {fault.test for fault in faults}
    for fault in faults:
        print(f"{'caught' if caught[id(fault)] else 'MISSED':7} {fault.what[:70]:70} by {re.sub('_[0-9a-f]{32}$', '', fault.test)[:80]}")
    for name in sorted(missed):
        print(f"MISSED  nothing is planted for {name}")
    total = sum(caught.values())
    print(f"\ncaught {total} of {len(faults) + len(missed)} planted faults")
    sys.exit(0 if total == len(faults) and not missed else 1)


if __name__ == "__main__":
    main()
