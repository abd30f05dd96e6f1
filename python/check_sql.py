"""Holds every SQL statement of the project against the grammar of the engine that it is for.

sqlfluff is the gate: it knows the syntax of both engines and complains of style too. sqlglot is a second opinion on what
Snowflake gets, where it makes a real node of a statement; kinds that it takes as mere text are listed below, and a new one
of those fails, so that the list stays honest.

Usage: python check_sql.py        from the project's root, in the environment that scripts/python-env.sh lint makes
Exit codes: 0 all is well, 1 something is not.
"""

import logging
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import sqlglot
from sqlglot import exp

LOADER = "snowflake-loader/src/main/resources/io/sportscards/loader"
COMPARE = "demo/src/main/resources/io/sportscards/demo/marts"
BOTH = [f"{LOADER}/both/*.sql", "sql/data_quality_checks.sql", "sql/mart_examples.sql"]
FILES = {
    "snowflake": ["sql/snowflake/*.sql", f"{LOADER}/snowflake/*.sql", "sql/snowflake_costs.sql", *BOTH],
    "duckdb": ["sql/duckdb/*.sql", f"{LOADER}/duckdb/*.sql", f"{COMPARE}/*.sql", "sql/examples.sql", *BOTH],
}

# What the loader and init put in place of {{name}}.
OF_ENGINE = {
    "snowflake": {"raw": "cards_dev.raw", "own": "cards_dev.raw", "now": "sysdate()"},
    "duckdb": {"raw": "raw", "own": "temp", "now": "now() at time zone 'UTC'"},
}
LOAD_TIME = "greatest({now}, coalesce((select max(m.loaded_at) + interval '1 microsecond' from {raw}.load_manifest as m), {now}))"
VALUES = {
    "database": "cards_dev",
    "prefix": "sportscards_dev",
    "integration": "sportscards_dev_archive",
    "storage_role_arn": "arn:aws:iam::000000000000:role/reader",
    "archive_url": "s3://bucket/analytics/",
    "retention_days": "1",
    "loading_size": "xsmall",
    "transforming_size": "xsmall",
    "bi_size": "xsmall",
    "credits_per_month": "20",
    "files": "'bronze/a.ndjson.zst', 'bronze/b.ndjson.zst'",
    "path_start": "11",
    "paths": "'bronze/a.ndjson.zst', 'bronze/b.ndjson.zst'",
    "skip_rejected": "true",
    "dates": "date '2026-02-01', date '2026-02-02'",
}

# Kinds that sqlglot does not look into: they stand on sqlfluff alone.
TEXT_TO_SQLGLOT = {
    "alter warehouse",
    "create resource",
    "create role",
    "create schema",
    "create user",
    "grant all",
    "grant future",
    "grant role",
}


def rendered(sql: str, path: Path, dialect: str) -> str:
    """The statement as an engine gets it, each bind a literal."""
    values = VALUES | OF_ENGINE[dialect]
    values["load_time"] = LOAD_TIME.format(**values)
    missing = set(re.findall(r"\{\{(\w+)}}", sql)) - values.keys()
    if missing:
        sys.exit(f"{path}: {', '.join(sorted(missing))} stands in double braces; expected a name of VALUES in {__file__}")
    sql = re.sub(r"\{\{(\w+)}}", lambda name: values[name.group(1)], sql)
    return "\n".join(line if line.startswith("--") else line.replace("?", "'?'") for line in sql.split("\n"))


def lint(dialect: str, folder: Path) -> int:
    """Runs sqlfluff over rendered copies; its exit code."""
    return subprocess.run(
        [
            Path(sys.executable).parent / "sqlfluff",
            "lint",
            "--dialect",
            dialect,
            "--config",
            Path(__file__).with_name("sqlfluff.cfg").resolve(),
            ".",
        ],
        cwd=folder,
        check=False,
    ).returncode


def kind_of(statement: str) -> str:
    words = re.sub(r"--[^\n]*", "", statement).split()
    if words[0] == "grant" and {"future", "all"} & set(words):
        return "grant " + ("future" if "future" in words else "all")
    return " ".join(words[:2]).lower()


def opinion(path: Path, sql: str, counts: Counter) -> list[str]:
    """What sqlglot has against the statements of one file."""
    problems = []
    for statement in re.split(r";\s*\n", sql):
        if not re.sub(r"--[^\n]*", "", statement).strip():
            continue
        kind = kind_of(statement)
        try:
            is_text = isinstance(sqlglot.parse_one(statement, read="snowflake"), exp.Command)
        except sqlglot.errors.ParseError as error:
            problems.append(f"{path}: {error}")
            continue
        counts["text" if is_text else "node"] += 1
        if is_text and kind not in TEXT_TO_SQLGLOT:
            problems.append(f"{path}: sqlglot takes '{kind}' as mere text; expected a node, or the kind in TEXT_TO_SQLGLOT")
    return problems


def main() -> int:
    logging.getLogger("sqlglot").setLevel(logging.ERROR)  # it warns of each statement that it takes as text
    problems: list[str] = []
    counts: Counter = Counter()
    code = 0
    for dialect, patterns in FILES.items():
        with tempfile.TemporaryDirectory() as copies:
            files = [path for pattern in patterns for path in sorted(Path().glob(pattern))]
            for path in files:
                sql = rendered(path.read_text(), path, dialect)
                copy = Path(copies) / path
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(sql)
                if dialect == "snowflake":
                    problems += opinion(path, sql, counts)
            print(f"{dialect}: {len(files)} files", flush=True)
            code |= lint(dialect, Path(copies))
    print(f"sqlglot: {counts['node']} statements are nodes, {counts['text']} of known kinds mere text")
    for problem in problems:
        print("! " + problem)
    return 1 if code or problems else 0


if __name__ == "__main__":
    sys.exit(main())
