#!/bin/sh
# The configuration for nginx in docs/deploy is tried with one, where there is or can be one.
set -eu
if command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq \
    --no-install-recommends nginx-light >/dev/null
  exit 0
fi
echo "No nginx: the tests that try docs/deploy/nginx.conf are skipped." >&2
