#!/usr/bin/env bash
# Makes one of the Python environments of python/ and prints its directory; one that is there stays as it is.
#   scripts/python-env.sh NAME    installs exactly what python/NAME.txt pins, by its hashes, into .local/tools
# To pin anew: uv pip compile --generate-hashes --no-emit-index-url --no-header python/NAME.in -o python/NAME.txt,
# for dbt with --override python/dbt.override
set -euo pipefail
cd "$(dirname "$0")/.."

name=${1:-}
if [ -z "$name" ] || [ ! -f "python/$name.txt" ]; then
  echo "scripts/python-env.sh takes one of: $(cd python && echo *.txt | sed 's/\.txt//g')" >&2
  exit 2
fi
home=$PWD/.local/tools/python-$name-$(sha256sum "python/$name.txt" | cut -c1-12)
if [ ! -f "$home/complete" ]; then
  if ! python3 -c 'import ensurepip, venv' 2> /dev/null; then
    echo "scripts/python-env.sh: there is no python3 with venv, which python/$name.txt is installed with; on Debian: apt-get install python3-venv" >&2
    exit 2
  fi
  rm -rf "$home"
  python3 -m venv "$home"
  "$home/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes -r "python/$name.txt" >&2
  touch "$home/complete"
fi
echo "$home"
