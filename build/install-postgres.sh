#!/usr/bin/env bash
# Gives a bare Debian machine the server programs that the PostgreSQL tests start clusters of their own with.
# Does nothing where they are; never makes or starts a cluster.
set -euo pipefail
if compgen -G "/usr/lib/postgresql/*/bin/initdb" > /dev/null; then exit 0; fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
  echo "no initdb under /usr/lib/postgresql, and only root on a Debian machine can install it" >&2
  exit 1
fi

# Without this the package would make a cluster named main and start it.
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
  mkdir -p /etc/postgresql-common
  echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends postgresql
