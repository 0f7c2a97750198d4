#!/usr/bin/env bash
# What the build and the tests need beside rustup, a C compiler and Node. Sourced by the other scripts; each need_*
# function looks first and installs only what is missing. Tools are kept under target/tools (or $ANJAT_TOOLS).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

TOOLS_DIR="${ANJAT_TOOLS:-$PWD/target/tools}"
TOOLS_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/anjat-tools"
CARGO_OUT="${CARGO_TARGET_DIR:-$PWD/target}"
# One version for everybody, so that the size budget means the same everywhere.
BINARYEN_VERSION=132.0.0

say() { printf '==> %s\n' "$*"; }
note() { printf 'note: %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

need_rust() {
  command -v cargo > /dev/null || fail "cargo is missing. Install rustup (your distribution's package or the installer of rustup), then run this again."
}

need_wasm_target() {
  need_rust
  rustc --print target-libdir --target wasm32-unknown-unknown 2> /dev/null | xargs -I{} test -d {} && return
  command -v rustup > /dev/null || fail "the wasm32-unknown-unknown target is missing and there is no rustup to add it. Install rustup, or your distribution's package of that target."
  say "adding the wasm32 target"
  rustup target add wasm32-unknown-unknown
}

# Sets STD_SOURCE when the standard library can be built with the phone's bundle.
need_std_source() {
  local library
  STD_SOURCE=""
  library="$(rustc --print sysroot)/lib/rustlib/src/rust/library"
  if [ ! -e "$library/Cargo.lock" ] && command -v rustup > /dev/null; then
    say "adding the source of the standard library"
    rustup component add rust-src || true
  fi
  if [ -e "$library/Cargo.lock" ]; then STD_SOURCE="$library"; else note "no source of the standard library here: the phone's bundle will be about 10 % larger."; fi
}

# The glue is only right when the tool is exactly the crate's version, so it is read from Cargo.lock.
wasm_bindgen_version() {
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock
}

has_version() {
  [ -x "$1" ] && [ "$("$1" --version 2> /dev/null | awk '{ print $2 }')" = "$2" ]
}

# Sets WASM_BINDGEN_DIR to a folder with wasm-bindgen and wasm-bindgen-test-runner of the right version.
need_wasm_bindgen() {
  local version on_path dir
  version="$(wasm_bindgen_version)"
  on_path="$(dirname "$(command -v wasm-bindgen 2> /dev/null || echo /nonexistent/x)")"
  for dir in "$TOOLS_DIR/bin" "$TOOLS_CACHE/bin" "$on_path"; do
    if has_version "$dir/wasm-bindgen" "$version" && [ -x "$dir/wasm-bindgen-test-runner" ]; then
      WASM_BINDGEN_DIR="$dir"
      return
    fi
  done
  say "installing wasm-bindgen $version under $TOOLS_DIR (once; about 2 minutes on 2 cores)"
  # Without --locked: the lock file that this version ships no longer resolves everywhere.
  CARGO_TARGET_DIR="$TOOLS_DIR/build" cargo install --quiet wasm-bindgen-cli --version "$version" --root "$TOOLS_DIR" \
    || fail "wasm-bindgen-cli $version could not be installed. Install it yourself: cargo install wasm-bindgen-cli --version $version"
  rm -rf "$TOOLS_DIR/build"
  WASM_BINDGEN_DIR="$TOOLS_DIR/bin"
}

# Sets WASM_OPT to the optimizer, or to nothing when there is no Node.
need_wasm_opt() {
  local dir
  WASM_OPT=""
  if ! command -v npm > /dev/null; then
    note "no Node here: the bundles are not run through wasm-opt (about 15 % larger) and not compressed beforehand."
    return
  fi
  for dir in "$TOOLS_DIR/node-$BINARYEN_VERSION" "$TOOLS_CACHE/node-$BINARYEN_VERSION"; do
    [ -e "$dir/node_modules/.bin/wasm-opt" ] && WASM_OPT="$dir/node_modules/.bin/wasm-opt" && return
  done
  dir="$TOOLS_DIR/node-$BINARYEN_VERSION"
  say "installing wasm-opt (npm binaryen $BINARYEN_VERSION)"
  mkdir -p "$dir"
  npm install --prefix "$dir" --no-save --no-package-lock --no-fund --no-audit --loglevel=error "binaryen@$BINARYEN_VERSION" > /dev/null \
    || { note "npm could not install binaryen: going on without wasm-opt."; return; }
  WASM_OPT="$dir/node_modules/.bin/wasm-opt"
}

# Sets CHROMIUM and CHROMEDRIVER.
need_chromium() {
  CHROMIUM="$(command -v chromium || command -v chromium-browser || true)"
  CHROMEDRIVER="$(command -v chromedriver || true)"
  [ -n "$CHROMIUM" ] && [ -n "$CHROMEDRIVER" ] && return
  if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
    say "installing Chromium"
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver) > /dev/null < /dev/null \
      || fail "apt could not install chromium and chromium-driver."
    CHROMIUM="$(command -v chromium)"
    CHROMEDRIVER="$(command -v chromedriver)"
    return
  fi
  fail "Chromium and its driver are missing. Install them: sudo apt-get install chromium chromium-driver"
}

need_end2end() {
  command -v npm > /dev/null || fail "Node 20 or newer with npm is needed for the browser tests. Install nodejs and npm."
  # npm writes this file at the end of an install: older than the lock means the folder does not match it.
  [ end2end/node_modules/.package-lock.json -nt end2end/package-lock.json ] && return
  say "installing the browser test packages (npm ci in end2end)"
  (cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-fund --no-audit --loglevel=error)
}

# Called by name, as `scripts/tools.sh need_wasm_bindgen need_chromium`, it installs what is missing.
if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  for need in "${@:-need_wasm_target}"; do "$need"; done
fi
