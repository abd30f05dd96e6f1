#!/usr/bin/env bash
# The last step of `make test`: the demo at 20,000 events, verified, loaded and transformed, and a lost file noticed in the run, in all runs together and by the warehouse.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# a place of its own, so that a platform that is up in this checkout is left alone
CARDS_LOCAL=$(mktemp -d "${TMPDIR:-/tmp}/cards-demo.XXXXXX")
export CARDS_LOCAL
finish() {
  ./cards down > /dev/null 2>&1 || true
  rm -rf "$CARDS_LOCAL"
}
trap finish EXIT

./cards demo --events 20000 --keep
./cards status --run-id live-1
./cards verify --run-id live-1

# everything is loaded: once more, there is nothing to do
./cards load --json | tee /dev/stderr | grep -q '^{"files":0,'
./cards reconcile

# the tables of these events: built from shuffled slices they must be as built at once
"$(scripts/python-env.sh dbt)/bin/python" python/check_marts.py "$CARDS_LOCAL/warehouse.duckdb" --slices 3

lost=$(find "$CARDS_LOCAL/s3" -path '*/bronze/run_id=live-1/*' -name 'part-*' | sort | sed -n 1p)
rm "$lost"
for run in live-1 all; do
  code=0
  ./cards verify --run-id "$run" || code=$?
  if [ "$code" != 3 ]; then
    echo "demo-check: ./cards verify --run-id $run ended with $code after 'rm $lost'; expected 3" >&2
    exit 1
  fi
done

./cards down
# the tables are held against files that are at rest, and miss one
code=0
./cards reconcile || code=$?
if [ "$code" != 3 ]; then
  echo "demo-check: ./cards reconcile ended with $code after 'rm $lost'; expected 3" >&2
  exit 1
fi
./cards cat --file quarantine --lines 1 | grep -q rejection_id

echo "demo-check: a lost file was noticed by verify and by reconcile, as it must be"
