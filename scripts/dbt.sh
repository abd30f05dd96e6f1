#!/usr/bin/env bash
# Runs dbt over the local warehouse, in the environment that python/dbt.txt pins: scripts/dbt.sh build
set -euo pipefail
cd "$(dirname "$0")/.."

# what the environment does not set, .env may; only names that dbt reads
while IFS='=' read -r name value; do
  case $name in
    DBT_TARGET | DBT_PROFILES_DIR | WAREHOUSE_FILE | SNOWFLAKE_* | RAW_EVENTS_FRESHNESS_*_HOURS | VOLUME_ANOMALY_*)
      [ -n "${!name:-}" ] || [ -z "$value" ] || export "$name=$value" ;;
  esac
done < <(cat .env 2> /dev/null)

home=$(scripts/python-env.sh dbt)
export WAREHOUSE_FILE=${WAREHOUSE_FILE:-${CARDS_LOCAL:-.local}/warehouse.duckdb} DO_NOT_TRACK=1 DBT_VERSION_CHECK=false
if [ "${1:-}" = docs ] && [ ! -f "$WAREHOUSE_FILE" ]; then
  set -- "$@" --empty-catalog # the models and their descriptions, without what a warehouse knows of them
  WAREHOUSE_FILE=:memory:
elif [ "${DBT_TARGET:-duckdb}" != snowflake ] && [ ! -f "$WAREHOUSE_FILE" ]; then
  echo "scripts/dbt.sh: there is no $WAREHOUSE_FILE; ./cards demo or ./cards load makes one, or set WAREHOUSE_FILE" >&2
  exit 2
fi
exec "$home/bin/dbt" "$@" --project-dir ./dbt --profiles-dir "${DBT_PROFILES_DIR:-./dbt}"
