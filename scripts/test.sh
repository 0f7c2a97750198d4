#!/usr/bin/env bash
# `make test`: every check, cheapest first. Says at the end how long each step took, since the whole must stay under
# 45 minutes from a clean clone on 2 cores.
set -euo pipefail
cd "$(dirname "$0")/.."

times=()
step() {
  local name="$1" began=$SECONDS
  shift
  printf '\n==> %s\n' "$name"
  if ! "$@"; then
    printf '\nerror: step "%s" failed. Alone: %s\n' "$name" "$*" >&2
    exit 1
  fi
  times+=("$(printf '%4d s  %s' "$((SECONDS - began))" "$name")")
}

step "format, lints and unit tests" make --no-print-directory quick
step "integration tests" make --no-print-directory test-office
step "phone tests in Chromium" make --no-print-directory test-phone
step "bundles" make --no-print-directory bundles
step "size budget" make --no-print-directory budget
step "browser tests" make --no-print-directory e2e

printf '\nAll checks passed in %d s:\n' "$SECONDS"
printf '%s\n' "${times[@]}"
