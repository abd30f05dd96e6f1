"""Runs dbt over this project as its users do, from the project's root and in the environment of the program that asks."""

import os
import subprocess
import sys
from pathlib import Path

FOLDERS = ["--project-dir", "dbt", "--profiles-dir", "dbt"]


def dbt(*command: str, quiet: bool = False, **environment: str) -> int:
    """Returns dbt's exit code: 0 done, 1 a model or a test failed, 2 it could not run. Prints failures, unless it is to be quiet."""
    words = [Path(sys.executable).with_name("dbt"), "--quiet", *command, *FOLDERS]
    out = subprocess.DEVNULL if quiet else None
    return subprocess.run(words, env=os.environ | environment, check=False, stdout=out).returncode
