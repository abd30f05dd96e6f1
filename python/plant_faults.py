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
import sys
import tempfile
from pathlib import Path

import duckdb

from dbt_runs import dbt
from planting import Fault, Rows
from rule_faults import plant_lost_event, plant_rules, plant_sums

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


def data_tests(target: Path) -> list[dict]:
    nodes = json.loads((target / "manifest.json").read_text())["nodes"]
    return [node for node in nodes.values() if node["resource_type"] == "test"]


def kind_of(test: dict) -> str:
    return (test.get("test_metadata") or {}).get("name", "singular")


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


def is_staleness_caught(warehouse: Path) -> bool:
    """Whether a load of seven hours ago fails where one of now does not; freshness is a command of dbt's, and reads the clock."""

    def freshness(age: str) -> int:
        with duckdb.connect(str(warehouse)) as session:
            session.execute(f"update raw.events set inserted_at = now() at time zone 'UTC' - interval '{age}'")
        return dbt("source", "freshness", quiet=True)

    return freshness("1 minute") == 0 and freshness("7 hours") != 0


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
        os.environ |= {"WAREHOUSE_FILE": str(warehouse), "DBT_TARGET": "duckdb"}
        if dbt("parse"):
            sys.exit("dbt parse failed")
        tests = {test["name"]: test for test in chosen(data_tests(target), arguments.faults)}
        with duckdb.connect(str(warehouse)) as session:
            faults = plant_rules(session)
        if dbt("run", "--select", *WATCHED):
            sys.exit("dbt run failed on the planted faults")
        with duckdb.connect(str(warehouse)) as session:
            rows = Rows(session, arguments.warehouse)
            generic = [test for test in tests.values() if kind_of(test) != "singular"]
            faults += [fault for number, test in enumerate(generic) for fault in plant_generic(rows, test, number)]
            faults += [*plant_sums(rows), plant_lost_event(session)]
        faults = [fault for fault in faults if fault.test in tests]
        dbt("test", "--select", *(sorted(tests) if arguments.faults else ["resource_type:test"]), quiet=True)
        with duckdb.connect(str(warehouse), read_only=True) as session:
            caught = {id(fault): is_caught(session, fault, tests[fault.test]["alias"]) for fault in faults}
        if not arguments.faults:
            stale = Fault("source freshness", "nothing was loaded for seven hours")
            faults.append(stale)
            caught[id(stale)] = is_staleness_caught(warehouse)
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
