#!/usr/bin/env bash
# For work: builds quickly, serves, and on every change builds and serves again. Polls once a second, so that nothing
# needs to be installed for it.
set -euo pipefail
DATA="$1" LISTEN="$2"
. "$(dirname "$0")/tools.sh"

fingerprint() {
  find src style public migrations data Cargo.toml -type f -printf '%T@ %p\n' 2> /dev/null | sha256sum
}

server=""
stop() { if [ -n "$server" ]; then kill "$server" 2> /dev/null || true; wait "$server" 2> /dev/null || true; server=""; fi; }
trap 'stop; exit 0' INT TERM EXIT

last=""
while true; do
  now="$(fingerprint)"
  if [ "$now" != "$last" ]; then
    last="$now"
    if scripts/bundle.sh dev && cargo build --bin anjat; then
      stop
      "$CARGO_OUT/debug/anjat" serve --data "$DATA" --listen "$LISTEN" --site target/site &
      server=$!
    else
      note "that did not build; the last good server, if any, goes on."
    fi
  fi
  sleep 1
done
