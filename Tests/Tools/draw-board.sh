#!/usr/bin/env bash
# Plays a drill to T+00:40 on a terminal nobody sees and prints its board as a picture.
#
#     Tests/Tools/draw-board.sh BINARY SCENARIO > docs/board.svg
set -euo pipefail
binary=$1 scenario=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
room=$folder/room
export TERM=xterm-256color LC_ALL=C.UTF-8
mkfifo "$folder/keys"

printf -v drill '%q ' "$binary" drill "$scenario" --room "$room" --speed 240 \
  --name 'B. Haddad' --agency fire --post 'Duty officer'
script -qec "stty rows 40 cols 120; $drill" "$folder/typescript" <"$folder/keys" >/dev/null &
player=$!
exec 3>"$folder/keys"

minute() { "$binary" board "$room" --size 120x40 2>/dev/null | grep -o 'T+0[0-9]:[0-9][0-9]' | head -1; }

for _ in $(seq 300); do
  [[ $(minute) < T+00:40 ]] || break
  sleep 0.1
done
printf ' ' >&3
sleep 0.5
"$binary" board "$room" --svg --size 120x40
printf 'qy' >&3
exec 3>&-
wait "$player" || true
