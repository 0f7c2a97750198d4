#!/usr/bin/env bash
# Playwright against the real server binary; arguments go to Playwright, as `scripts/e2e.sh offline --headed`.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

need_chromium
need_end2end
export ANJAT_CHROMIUM="$CHROMIUM"
export ANJAT_BIN="$(realpath "$CARGO_OUT/debug/anjat")"
export ANJAT_SITE="$PWD/target/site"
cd end2end
npx --no-install tsc --noEmit
npx --no-install playwright test "$@"
