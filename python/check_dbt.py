"""Holds the dbt project against its own rules, and its SQL for Snowflake against Snowflake's grammar.

Nothing is connected to: models are compiled for Snowflake as on a first run and as on a later one, and sqlglot must make a real node of
each. The rules are those of the project's layers, over dbt's manifest.

Usage: python check_dbt.py        from the project's root, in the environment that scripts/python-env.sh dbt makes; sqlglot's is LINT_PYTHON
Exit codes: 0 all is well, 1 something is not.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from dbt_runs import dbt

PARSE = """
import sys, sqlglot
from sqlglot import exp
for path in sys.argv[1:]:
    for node in sqlglot.parse(open(path).read(), read="snowflake"):
        if node is None or isinstance(node, exp.Command) or not node.find(exp.Select):
            sys.exit(f"{path}: no query to sqlglot")
"""

# What a model of a folder may read.
LAYERS = {"staging": {"source", "staging"}, "marts": {"staging", "seed", "marts"}, "metrics": {"marts", "metrics"}}
PREFIXES = {
    "staging": ("stg_", "last_load", "event_days", "archived_days", "rejected_days", "measured_days"),
    "marts": ("dim_", "fct_", "bridge_"),
    "metrics": ("metrics_",),
}

SETTINGS = {f"SNOWFLAKE_{name}": "cards" for name in ("ACCOUNT", "USER", "ROLE", "WAREHOUSE", "DATABASE", "PRIVATE_KEY_PATH")}


def run(target: Path, *command: str) -> None:
    own = {"DBT_TARGET_PATH": str(target), "DBT_LOG_PATH": str(target / "logs"), "WAREHOUSE_FILE": str(target / "none.duckdb")}
    if dbt(*command, **SETTINGS, **own):
        sys.exit(f"dbt {' '.join(command)} failed, see above")


def compile_for_snowflake(scratch: Path) -> int:
    """Parses every compiled model, of both kinds of run, and every test; returns how many."""
    count = 0
    for later in (False, True):
        target = scratch / f"later-{later}"
        offline = json.dumps({"offline_incremental": later})
        only = ["--select", "resource_type:model"] if later else []  # tests are the same in both
        run(target, "compile", "--target", "snowflake", "--no-introspect", "--no-populate-cache", "--vars", offline, *only)
        models = sorted(str(path) for path in (target / "compiled/sportscards").rglob("*.sql") if "hooks" not in path.parts)
        if subprocess.run([os.environ["LINT_PYTHON"], "-c", PARSE, *models], check=False).returncode:
            sys.exit("a statement for Snowflake cannot be parsed, see above")
        count += len(models)
    return count


def broken_rules(manifest: dict) -> list[str]:
    """A sentence for each rule that a model breaks."""
    nodes = manifest["nodes"]
    models = {key: node for key, node in nodes.items() if node["resource_type"] == "model"}
    tested = {key for node in nodes.values() if node["resource_type"] == "test" for key in node["depends_on"]["nodes"]}
    unique = {
        node["attached_node"]
        for node in nodes.values()
        if node["resource_type"] == "test" and (node.get("test_metadata") or {}).get("name") in ("unique", "unique_together")
    }
    broken = []
    for key, model in models.items():
        name = model["name"]
        layer = model["fqn"][1]
        if not name.startswith(PREFIXES[layer]):
            broken.append(f"{name}: its name begins with none of {', '.join(PREFIXES[layer])}")
        if "One row" not in model["description"].split(". ")[-1]:
            broken.append(f"{name}: its description does not end in its grain, 'One row per ...'")
        if key not in tested or (key not in unique and name != "last_load"):
            broken.append(f"{name}: nothing tests its key")
        if layer != "staging" and not model["config"]["contract"]["enforced"]:
            broken.append(f"{name}: its contract is not enforced")
        if layer in ("marts", "metrics") and not model["config"]["meta"].get("personas"):
            broken.append(f"{name}: does not say in meta.personas who reads it")
        if layer == "metrics" and not any(key in exposure["depends_on"]["nodes"] for exposure in manifest["exposures"].values()):
            broken.append(f"{name}: no exposure shows it")
        for column in model["columns"].values():
            if not column["description"]:
                broken.append(f"{name}.{column['name']}: is not described")
        for parent in model["depends_on"]["nodes"]:
            kind = parent.split(".")[0]
            above = nodes[parent]["fqn"][1] if kind == "model" else kind
            if above not in LAYERS[layer]:
                broken.append(f"{name}: reads {parent}, which is {above}; {layer} reads {' and '.join(sorted(LAYERS[layer]))}")
        if layer != "staging" and any(word in model["raw_code"] for word in ("json_", "->>", "payload")):
            broken.append(f"{name}: looks into JSON, which staging alone does")
    return broken


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        count = compile_for_snowflake(scratch)
        broken = broken_rules(json.loads((scratch / "later-True/manifest.json").read_text()))
    for sentence in broken:
        print(sentence)
    print(f"dbt: {count} compiled statements are queries to sqlglot's Snowflake, {len(broken)} rules are broken")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
