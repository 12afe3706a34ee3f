#!/usr/bin/env bash
# Runs a command of tests without the lines that say a test began or passed, and says at the end,
# in a few short lines, what failed.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$@" 2>&1 | tee "$log" | grep -a --line-buffered -v '^◇ \|^✔ Test \("\|case\)'
status=${PIPESTATUS[0]}
if [ "$status" != 0 ]; then
  printf '\nWhat failed:\n'
  grep -a 'recorded an issue\|: error:\|Fatal error\|unexpected signal' "$log" | cut -c1-240 | head -n 12
fi
exit "$status"
