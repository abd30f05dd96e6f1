"""Builds STAGING and MART from slices of RAW and holds them against a build of everything at once.

The events of a warehouse are loaded again in a shuffled order, in slices; among them some that are loaded a second time under a higher
generation, as a replay does. After each slice dbt runs. In the end every row of every table must be as after a full refresh.

Usage: python check_marts.py WAREHOUSE_FILE [--slices N] [--seed N]
       from the project's root, in the environment that scripts/python-env.sh dbt makes; the file is only read
Exit codes: 0 all rows agree, 1 some do not or dbt failed.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import duckdb

from dbt_runs import dbt

VARIABLES = ["--vars", "{store_failures: false}"]
REPLAYED = 10  # one event in so many


def run(command: str, warehouse: Path, *flags: str) -> None:
    if dbt(command, "--target", "duckdb", *VARIABLES, *flags, WAREHOUSE_FILE=str(warehouse)):
        sys.exit(f"dbt {command} {' '.join(flags)} failed on {warehouse}, see above")


def attach(session: duckdb.DuckDBPyConnection, source: Path) -> None:
    """Opens the source beside the session's own database and makes RAW as it is there, without rows."""
    session.execute(f"attach '{source}' as source (read_only)")
    session.execute("create schema raw")
    for (table,) in session.execute(
        "select table_name from duckdb_tables() where database_name = 'source' and schema_name = 'raw'"
    ).fetchall():
        session.execute(f"create table raw.{table} as from source.raw.{table} limit 0")


def load_slice(warehouse: Path, source: Path, number: int, slices: int, seed: int) -> int:
    """Adds one slice, a minute later than the one before; returns how many events it has."""
    with duckdb.connect(str(warehouse)) as session:
        if number == 0:
            attach(session, source)
            session.execute("insert into raw.load_manifest from source.raw.load_manifest")
        else:
            session.execute(f"attach '{source}' as source (read_only)")
        time = f"timestamp '2026-01-01' + interval '{number} minutes'"
        session.execute(
            f"insert into raw.quarantine select * replace ({time} as inserted_at) from source.raw.quarantine "
            f"where md5_number_lower(rejection_id) % {slices} = {number}"
        )
        share = f"md5_number_lower(event_id || '{seed}') % {slices}"
        replayed = f"(md5_number_upper(event_id || '{seed}') % {REPLAYED} = 0 and {share} = {number} - 1)"
        events = session.execute(
            f"create temporary table slice as select * replace ({time} as inserted_at, "
            f"generation + case when {replayed} then 1 else 0 end as generation) "
            f"from source.raw.events where {share} = {number} or {replayed}"
        ).fetchone()[0]
        session.execute("delete from raw.events where event_id in (select event_id from slice)")
        session.execute("insert into raw.events from slice")
        session.execute(f"update raw.load_manifest set loaded_at = {time}")
        return events


def tables(session: duckdb.DuckDBPyConnection) -> list[str]:
    rows = session.execute(
        "select schema_name || '.' || table_name from duckdb_tables() "
        "where schema_name in ('staging', 'mart') and table_name <> 'data_quality' order by 1"  # which says when runs were
    )
    return [name for (name,) in rows.fetchall()]


def differing(sliced: Path, whole: Path) -> int:
    """Prints each table with its rows and how many of them differ; returns the sum of the latter."""
    total = 0
    with duckdb.connect(str(sliced), read_only=True) as session:
        names = tables(session)
        session.execute(f"attach '{whole}' as whole (read_only)")
        print(f"{'table':45} {'rows':>8} {'differ':>8}")
        for name in names:
            rows = session.execute(f"select count(*) from whole.{name}").fetchone()[0]
            differ = session.execute(
                f"select count(*) from ((from {name} except all from whole.{name}) union all (from whole.{name} except all from {name}))"
            ).fetchone()[0]
            print(f"{name:45} {rows:8,} {differ:8,}")
            total += differ
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse", type=Path, help="a file of DuckDB whose RAW is filled")
    parser.add_argument("--slices", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not arguments.warehouse.exists():
        parser.error(f"there is no {arguments.warehouse}; ./cards demo makes one")
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("DBT_TARGET_PATH", f"{scratch}/target")
        os.environ.setdefault("DBT_LOG_PATH", f"{scratch}/logs")
        sliced = Path(scratch, "sliced.duckdb")
        whole = Path(scratch, "whole.duckdb")
        for number in range(arguments.slices):
            events = load_slice(sliced, arguments.warehouse, number, arguments.slices, arguments.seed)
            if number == 0:
                run("seed", sliced)
            run("run", sliced)
            print(f"slice {number + 1} of {arguments.slices}: {events:,} events", flush=True)
        with duckdb.connect(str(whole)) as session:
            attach(session, sliced)
            session.execute("insert into raw.events from source.raw.events")
            session.execute("insert into raw.quarantine from source.raw.quarantine")
            session.execute("insert into raw.load_manifest from source.raw.load_manifest")
        run("seed", whole)
        run("run", whole, "--full-refresh")
        sys.exit(1 if differing(sliced, whole) else 0)


if __name__ == "__main__":
    main()
