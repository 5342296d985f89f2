#!/bin/sh
# The meetings are tested on PostgreSQL too: find one, or install it where that is possible.
set -eu
found() {
  command -v initdb >/dev/null 2>&1 && return 0
  for initdb in /usr/lib/postgresql/*/bin/initdb; do
    [ -x "$initdb" ] && return 0
  done
  return 1
}
if found; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq postgresql >/dev/null
  exit 0
fi
echo "The tests of meetings need PostgreSQL: install it (Debian: sudo apt-get install postgresql;" >&2
echo "macOS: brew install postgresql). No server has to run: the tests start one of their own." >&2
exit 1
