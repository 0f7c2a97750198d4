#!/usr/bin/env bash
# Runs the tests of the phone's half (feature field) as wasm in headless Chromium: they need a real IndexedDB.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

need_wasm_target
need_wasm_bindgen
need_chromium
# The runner reads its browser's arguments from webdriver.json.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$WASM_BINDGEN_DIR/wasm-bindgen-test-runner"
export CHROMEDRIVER
export WASM_BINDGEN_TEST_TIMEOUT=120
cargo test --lib --no-default-features --features field --target wasm32-unknown-unknown "$@"
