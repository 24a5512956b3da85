#!/usr/bin/env bash
# Gives a bare Debian machine the mail server that the tests of Dropship.Smtp send to. Does nothing where it is.
set -euo pipefail
if /usr/bin/python3 -c 'import aiosmtpd' 2> /dev/null; then exit 0; fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
  echo "no aiosmtpd under /usr/bin/python3, and only root on a Debian machine can install it" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends python3-aiosmtpd
