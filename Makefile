# Anjat. `make` alone lists the targets. Everything that is missing and can be installed is installed on the way.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run watch bundles server fmt lint quick test test-office test-phone budget e2e pictures clean-site

OUT := $(or $(CARGO_TARGET_DIR),target)
DATA ?= anjat-data
LISTEN ?= 127.0.0.1:8080

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: bundles ## build everything in release, create the database, serve on LISTEN (127.0.0.1:8080)
	cargo build --release --bin anjat
	"$(OUT)/release/anjat" serve --data "$(DATA)" --listen "$(LISTEN)" --site target/site

watch: ## build quickly and serve; build and restart on every change of a source file
	scripts/watch.sh "$(DATA)" "$(LISTEN)"

bundles: ## build both wasm bundles into target/site (PROFILE=dev: quick and large)
	scripts/bundle.sh $(or $(PROFILE),wasm-release)

# Built as the integration tests build it: with other features of the same crates it would be compiled twice.
server: ## build the server for tests (debug)
	cargo test --no-run --quiet --test arrows

fmt: ## format the source
	cargo fmt

lint: ## check format and lints of the server and of both bundles
	cargo fmt --check
	scripts/tools.sh need_wasm_target
	cargo clippy --quiet --features ssr --all-targets -- -D warnings
	cargo clippy --quiet --lib --no-default-features --features field --target wasm32-unknown-unknown -- -D warnings
	cargo clippy --quiet --lib --no-default-features --features desk --target wasm32-unknown-unknown -- -D warnings

quick: lint ## format, lints and unit tests (3 minutes warm)
	cargo test --lib --bins

test-office: ## integration tests: arrows, HTTP, access, rebuild
	cargo test --test '*'

test-phone: ## the phone's own tests in Chromium, on the real IndexedDB
	scripts/test-phone.sh

budget: server ## print the size rows of the budget and fail on a breach
	scripts/bundle.sh --if-stale
	cargo test --quiet --test budget -- --nocapture >"$(OUT)/budget.txt" || true # the script below fails on a breach
	node scripts/budget.mjs "$(OUT)/debug/anjat" "$(OUT)/budget.txt"

e2e: server ## Playwright against the real server (ARGS="offline" picks specs)
	scripts/bundle.sh --if-stale
	scripts/e2e.sh $(ARGS)

pictures: server ## take the pictures of the README anew, into docs/pictures
	scripts/bundle.sh --if-stale
	ANJAT_PICTURES="$(CURDIR)/docs/pictures" scripts/e2e.sh readme

# One after the other, cheapest first: a typo should not cost a browser run.
test: ## every check, what CI runs (45 minutes from a clean clone, 20 warm)
	scripts/test.sh

clean-site: ## remove the built site, not the compiled code
	rm -rf target/site target/site-stage
