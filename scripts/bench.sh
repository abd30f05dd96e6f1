#!/usr/bin/env bash
# Runs one benchmark and writes its result into benchmarks/: scripts/bench.sh drain messages=20000 rounds=1
set -euo pipefail
cd "$(dirname "$0")/.."
exec java -Xmx1g -XX:+UseG1GC --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
  -cp 'benchmarks/target/benchmarks.jar:benchmarks/target/lib/*' io.sportscards.benchmarks.Benchmarks "$1" benchmarks "${@:2}"
