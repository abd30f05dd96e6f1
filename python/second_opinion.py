"""Runs the loader's Snowflake statements on fakesnow, which others wrote: a second opinion beside the tests' own stand-in.

Batches are staged by hand and go through the statements of a batch in their order; what stands in the tables is held against what
must. Not in a transaction: fakesnow's MERGE writes to two databases, which DuckDB refuses within one.

Usage: python second_opinion.py        from the project's root, in the environment that scripts/python-env.sh fakesnow makes
Exit codes: 0 all agree, 1 something does not.
"""

import json
import logging
import re
import sys
from pathlib import Path

import fakesnow
import snowflake.connector

LOADER = Path("snowflake-loader/src/main/resources/io/sportscards/loader")
FILE = "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01/part-a-0.ndjson.zst"
DAY = "2026-02-01"

# What fakesnow cannot do, by words of its answer; everything else must run, and these must not, so that the list stays honest.
NOT_TAKEN = {
    "raw_counts": "with format argument not implemented",
    "report_conflicts": "to_base64(VARCHAR)",
}
# Not tried: its COPY takes no SELECT.
NOT_TRIED = {"copy_events", "copy_quarantine"}

LOAD_TIME = "greatest({{now}}, coalesce((select max(m.loaded_at) + interval '1 microsecond' from {{raw}}.load_manifest as m), {{now}}))"
EVENT = (
    "insert into staged_event select column1, 'orders.order_placed', '2026-02-01'::date, 1, '2026-02-01 18:30:15.123456'::timestamp_ntz, "
    "'2026-07-31 23:59:59.987654'::timestamp_ntz, 'orders', 'O-1', 'rabbitmq', 'live-1', 'application/json', column2, column3, "
    "parse_json(column4), null, column5, '" + FILE + "', column6 from values {rows}"
)


def statement(name: str, **texts: str) -> str:
    """One statement; tables are those of the session's schema, as fakesnow knows temporary ones by no other name."""
    file = LOADER / "snowflake" / f"{name}.sql"
    sql = (file if file.exists() else LOADER / "both" / f"{name}.sql").read_text()
    sql = sql.replace("{{load_time}}", LOAD_TIME).replace("{{raw}}.", "").replace("{{own}}.", "").replace("{{now}}", "sysdate()")
    for key, value in texts.items():
        sql = sql.replace("{{" + key + "}}", value)
    return re.sub(r"--[^\n]*\n", "", sql).replace("?", "%s")


class Opinion:
    def __init__(self, cursor: snowflake.connector.cursor.SnowflakeCursor) -> None:
        self.cursor = cursor
        self.ran: set[str] = set()
        self.refused: dict[str, str] = {}
        self.problems: list[str] = []

    def run(self, name: str, *binds: object, **texts: str) -> list[tuple]:
        rows: list[tuple] = []
        try:
            for sql in statement(name, **texts).split(";\n"):
                if sql.strip():
                    self.cursor.execute(sql, binds or None)
                    rows = self.cursor.fetchall()
            self.ran.add(name)
        except Exception as error:
            self.refused[name] = str(error).splitlines()[0]
        return rows

    def expect(self, what: str, sql: str, expected: list[tuple]) -> None:
        self.cursor.execute(sql)
        found = self.cursor.fetchall()
        if found != expected:
            self.problems.append(f"{what}: {found} instead of {expected}")

    def batch(self, batch: str, *events: tuple[str, str, str, str, int]) -> None:
        """Stages events (id, contract, hash, note, generation) and takes the batch's steps."""
        self.run("create_stage")
        self.run("insert_batch_file", FILE + batch, "live-1", "m-1", "BRONZE", "orders.order_placed", DAY, 10, len(events), "e")
        rows = ", ".join(
            f"('{event}', '{contract}', '{content}', '{json.dumps({'note': note})}', {generation}, {row})"
            for row, (event, contract, content, note, generation) in enumerate(events, 1)
        )
        self.cursor.execute(EVENT.format(rows=rows))
        self.run("changed_files")
        self.run("known_files", skip_rejected="true")
        self.run("subtract_known_files", skip_rejected="true")
        self.run("short_files")
        self.run("renew_lease", 1)
        self.run("report_conflicts", batch, dates=f"date '{DAY}'")
        self.run("merge_events", batch, dates=f"date '{DAY}'")
        self.run("merge_quarantine", batch)
        self.run("insert_manifest", batch, 1)


def queries(opinion: Opinion) -> None:
    """What is asked between batches."""
    opinion.run("claim_lease", "me")
    opinion.run("read_lease")
    for name in ["cursors", "loaded_files", "rejected_files", "rejects", "state", "raw_counts", "raw_rejections", "repeated_events"]:
        opinion.run(name)
    opinion.run("recent_files", "live-1", "", "live-1", "")
    opinion.run("insert_reject", "p", "live-1", "m-1", 1, 1, "is missing", "p")
    opinion.run("delete_rejects", paths="'bronze/a.ndjson.zst'")
    opinion.run("find_event", "a")
    opinion.run("find_rejections", "a")
    opinion.run("raw_ids", "orders.order_placed", DAY)
    opinion.run("conflict_ids", "orders.order_placed", DAY)
    opinion.run("insert_count", "2026-02-01 00:00:00", "bronze", "live-1", "orders.order_placed", DAY, 1, 1)
    opinion.run("insert_raw_counts", "2026-02-01 00:00:00")


def main() -> int:
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    with fakesnow.patch(), snowflake.connector.connect(database="CARDS", schema="RAW") as connection:
        cursor = connection.cursor()
        for sql in re.sub(r"--[^\n]*\n", "", Path("sql/snowflake/003_raw.sql").read_text()).replace("{{raw}}.", "").split(";\n"):
            if sql.strip():
                cursor.execute(sql)
        opinion = Opinion(cursor)
        queries(opinion)
        hash_of = {"one": "0" * 32, "other": "1" * 32}
        one = ("a", "35f7b67b", hash_of["one"], "one", 0)
        opinion.batch("b1", one, ("b", "35f7b67b", hash_of["one"], "two", 0), one)
        opinion.batch("b2", ("a", "35f7b67b", hash_of["other"], "other", 0), ("b", "35f7b67b", hash_of["other"], "again", 1))
        opinion.batch("b3", one, ("b", "35f7b67b", hash_of["one"], "late", 0))
        queries(opinion)
        opinion.expect(
            "events",
            "select event_id, payload:note::varchar, generation, source_row, batch_id from events order by 1",
            [("a", "one", 0, 1, "b1"), ("b", "again", 1, 2, "b2")],
        )
    everything = {path.stem for folder in ("both", "snowflake") for path in (LOADER / folder).glob("*.sql")}
    for name in sorted(everything - opinion.ran - NOT_TRIED):
        words = opinion.refused.get(name, "was not tried")
        if NOT_TAKEN.get(name, "?") not in words:
            opinion.problems.append(f"{name}: {words}")
    opinion.problems += [f"{name} runs by now; take it out of NOT_TAKEN" for name in sorted(opinion.ran & NOT_TAKEN.keys())]
    print(f"fakesnow: {len(opinion.ran)} of {len(everything)} statements ran, {len(NOT_TAKEN)} are not in its power")
    for problem in opinion.problems:
        print("! " + problem)
    return 1 if opinion.problems else 0


if __name__ == "__main__":
    sys.exit(main())
