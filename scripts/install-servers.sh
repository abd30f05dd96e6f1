#!/usr/bin/env bash
# Installs the one server that no Maven jar can bring: RabbitMQ, from the operating system's package. Safe to repeat.
# Exit codes: 0 it is there, 2 it cannot be installed from here (the message says what to do), else apt-get's own.
set -euo pipefail

server=/usr/lib/rabbitmq/bin/rabbitmq-server
policy=/usr/sbin/policy-rc.d

if [ -x "$server" ]; then
  echo "RabbitMQ is installed: $server"
  exit 0
fi
if ! command -v apt-get > /dev/null; then
  echo "RabbitMQ is not installed and this system has no apt-get. Install RabbitMQ 3.10 or later so that $server exists;" \
    "the tests on a real RabbitMQ server start it from there." >&2
  exit 2
fi
if [ "$(id -u)" != 0 ]; then
  echo "RabbitMQ is not installed and only root may install it. Run: sudo $0" >&2
  exit 2
fi

# The package starts a broker on all interfaces as soon as it is unpacked; a policy that forbids every service start keeps it quiet.
saved=
if [ -e "$policy" ] || [ -L "$policy" ]; then
  saved=$(mktemp -u "$policy.XXXXXX")
  mv "$policy" "$saved"
fi
restore_policy() {
  rm -f "$policy"
  if [ -n "$saved" ]; then mv "$saved" "$policy"; fi
}
trap restore_policy EXIT
printf '#!/bin/sh\nexit 101\n' > "$policy"
chmod 755 "$policy"

export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends rabbitmq-server > /dev/null 2>&1 || {
  # an image without package lists, or with old ones
  apt-get update > /dev/null
  apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends rabbitmq-server > /dev/null
}
echo "Installed RabbitMQ: $server"
