#!/usr/bin/env bash
# Builds both wasm bundles and lays out target/site as the server reads it:
#
#   target/site/pkg/<build>/field.js field_bg.wasm field.css boot.js   the phone
#   target/site/pkg/<build>/desk.js  desk_bg.wasm  desk.css            the desk
#   target/site/build                                                  the current build id, 12 hex digits
#   target/site/...                                                    everything of public/
#
# Each file has its .br beside it. The build id is a hash over the content, and the last five builds stay: a phone that
# opens with the shell of yesterday must still find the wasm of yesterday.
#
#   scripts/bundle.sh                  wasm-release: small, minutes
#   scripts/bundle.sh dev              quick, large, not optimized
#   scripts/bundle.sh --if-stale       wasm-release, only when a source file is newer than what is there
set -euo pipefail
. "$(dirname "$0")/tools.sh"

SITE=target/site
STAGE=target/site-stage
BUILDS_KEPT=5
# Measured on the field bundle: -Oz makes the file smaller before brotli and 7 % larger after it, because inlining spoils
# repetition. These passes make it smaller both times; then order.mjs has each function lie beside its like.
WASM_PASSES=(--duplicate-function-elimination --remove-unused-module-elements --vacuum --dce --simplify-locals-notee-nostructure
  --coalesce-locals-learning --code-folding --reorder-locals)
# What rustc emits for wasm32-unknown-unknown.
WASM_FEATURES=(--enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue)

is_fresh() {
  [ "$(cat "$SITE/profile" 2> /dev/null)" = wasm-release ] && [ -e "$SITE/build" ] \
    && [ -z "$(find src style public scripts/bundle.sh scripts/wasm Cargo.toml Cargo.lock -newer "$SITE/build" -type f -print -quit)" ]
}

PROFILE="${1:-wasm-release}"
if [ "$PROFILE" = --if-stale ]; then
  if is_fresh; then exit 0; fi
  PROFILE=wasm-release
fi

need_wasm_target
need_wasm_bindgen
need_std_source
if [ "$PROFILE" = dev ]; then WASM_OPT=""; PROFILE_DIR=debug; else need_wasm_opt; PROFILE_DIR="$PROFILE"; fi

# Each bundle has a target folder of its own: they want Leptos with other features, and would build it anew each time.
wasm_build() {
  local name="$1"
  shift
  cargo build --quiet --lib --no-default-features --features "$name" --target wasm32-unknown-unknown --profile "$PROFILE" --target-dir "$CARGO_OUT/$name" "$@"
}

# The phone's bundle carries a standard library built for size, without the texts of panics and of Debug: a tenth of its
# bytes, and nobody reads them on a phone. SHA-256 is the compact one: a record is hashed once. `make watch` keeps them. The flags are unstable, hence the variable; a compiler
# that no longer knows them builds the larger bundle.
COMPACT='--cfg sha2_backend="soft" --cfg sha2_backend_soft="compact"'
field_build() {
  if [ "$PROFILE" = dev ] || [ -z "$STD_SOURCE" ]; then wasm_build field; return; fi
  RUSTC_BOOTSTRAP=1 \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS $COMPACT -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none" \
    wasm_build field -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size && return
  note "this compiler does not build the standard library for size: the phone's bundle will be about 10 % larger."
  wasm_build field
}

wasm_bundle() {
  local name="$1" out="$CARGO_OUT/$1"
  say "$name bundle ($PROFILE)"
  if [ "$name" = field ]; then field_build; else wasm_build "$name"; fi
  local keep=()
  [ -n "$WASM_OPT" ] || keep=(--remove-name-section)
  [ "$PROFILE" = dev ] && keep=(--debug)
  "$WASM_BINDGEN_DIR/wasm-bindgen" --target web --no-typescript --remove-producers-section "${keep[@]}" \
    --out-dir "$STAGE" --out-name "$name" "$out/wasm32-unknown-unknown/$PROFILE_DIR/anjat.wasm"
  if [ -n "$WASM_OPT" ]; then
    "$WASM_OPT" "${WASM_PASSES[@]}" "${WASM_FEATURES[@]}" "$STAGE/${name}_bg.wasm" -o "$STAGE/$name.small"
    node scripts/wasm/order.mjs "$STAGE/$name.small" "$STAGE/$name.named"
    "$WASM_OPT" --reorder-functions-by-name --strip-debug --strip-producers "${WASM_FEATURES[@]}" "$STAGE/$name.named" -o "$STAGE/${name}_bg.wasm"
    rm "$STAGE/$name.small" "$STAGE/$name.named"
    node scripts/wasm/names.mjs "$STAGE/${name}_bg.wasm" "$STAGE/$name.js"
  fi
}

# A sheet is a list of its parts. Comments and indentation are for readers of style/, not for phones.
stylesheet() {
  sed -n 's|^@import "\(.*\)";$|style/\1|p' "$1" | xargs cat | perl -0pe 's{/\*.*?\*/}{}gs; s/^\s+//gm; s/\s*([{}:;,>])\s+/$1/g; s/;\}/}/g'
}

rm -rf "$STAGE"
mkdir -p "$STAGE" "$SITE/pkg"
# No machine path in what phones download.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$HOME=home"
wasm_bundle field
wasm_bundle desk
stylesheet style/field.css > "$STAGE/field.css"
stylesheet style/desk.css > "$STAGE/desk.css"
cp src/serve/boot.js "$STAGE/boot.js"

build="$(cd "$STAGE" && find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-12)"
if command -v node > /dev/null; then node scripts/compress.mjs "$STAGE"; fi

[ -d public ] && cp -R public/. "$SITE/"
rm -rf "${SITE:?}/pkg/$build"
mv "$STAGE" "$SITE/pkg/$build"
touch "$SITE/pkg/$build"
printf '%s\n' "$build" > "$SITE/build.new" && mv "$SITE/build.new" "$SITE/build"
find "$SITE/pkg" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn | tail -n "+$((BUILDS_KEPT + 1))" | cut -d' ' -f2- | xargs -r rm -rf
printf '%s\n' "$PROFILE" > "$SITE/profile"
say "build $build"
