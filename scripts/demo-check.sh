#!/usr/bin/env bash
# The last step of `make test`: the demo at 20,000 events, verified, and verified to notice a lost file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
trap './cards down >/dev/null' EXIT

./cards demo --events 20000 --keep
./cards verify

lost=$(find .local/s3 -path '*/bronze/*' -name 'part-*' | sort | head -n 1)
rm "$lost"
code=0
./cards verify || code=$?
if [ "$code" != 3 ]; then
  echo "demo-check: ./cards verify ended with $code after 'rm $lost'; expected 3" >&2
  exit 1
fi
echo "demo-check: a lost file was noticed, as it must be"
