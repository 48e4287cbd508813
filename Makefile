# The tasks of the repository. `make` alone lists them.
.NOTPARALLEL:
.PHONY: help run test check openapi screenshots

target := $(or $(CARGO_TARGET_DIR),target)
built := $(target)/debug
step := @sh tests/step.sh
npm := tests/web/node_modules/.bin

ifdef CI
export CARGO_INCREMENTAL := 0
endif
export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true

help:
	@sed -n 's/^## /  /p' Makefile

## make run          build everything and start it with invented data in ./data
run:
	@echo "[1/4] Building the service; the first time takes some minutes."
	@cargo build --locked --package talonario --package xtask
	@echo "[2/4] Building the browser application."
	@$(built)/xtask web
	@echo "[3/4] Filling ./data with a demo installation, about a minute, unless it is there already."
	@[ -e data ] || { rm -rf data.partial && $(built)/talonario --data data.partial demo >/dev/null && mv data.partial data; }
	@$(built)/talonario demo || { echo "./data holds another installation: move it away."; exit 1; }
	@echo "[4/4] Starting. Open the address below and sign in with a login from above; Ctrl-C stops it."
	@TALONARIO_ALLOW_PRIVATE_HOSTS=true $(built)/talonario --any-port --web web/dist serve

## make test         everything that must pass before a change is taken; installs what it lacks
test:
	$(step) "needs" sh tests/needs.sh
	$(step) "format" cargo fmt --all --check
	$(step) "openapi.yaml" $(npm)/redocly lint talonario
	$(step) "dependencies" target/tools/bin/cargo-deny --all-features check bans licenses sources
	$(step) "containers" target/tools/bin/hadolint docker/api.Dockerfile docker/web.Dockerfile
	$(step) "lints" cargo clippy --locked --workspace --all-targets -- -D warnings
	$(step) "programs" cargo build --locked --workspace --bins --tests
	$(step) "tests" cargo test --locked --workspace --no-fail-fast
	$(step) "browser application" $(built)/xtask web
	$(step) "lints in the browser" cargo clippy --locked --package web --target wasm32-unknown-unknown --profile web -- -D warnings
	$(step) "journeys" node --test --test-concurrency=2 tests/web/*.test.mjs

## make check        the fast part: format, lints, and the rules of the repository
check:
	$(step) "format" cargo fmt --all --check
	$(step) "lints" cargo clippy --locked --workspace --all-targets -- -D warnings
	$(step) "rules" cargo test --locked --package tests --test tidy

## make openapi      write openapi.yaml anew from the code
openapi:
	@mkdir -p $(target)
	@cargo run --quiet --package talonario -- openapi >$(target)/openapi.yaml
	@cp $(target)/openapi.yaml openapi.yaml

## make screenshots  take the pictures in docs/screenshots from a demo installation
screenshots:
	$(step) "needs" sh tests/needs.sh
	$(step) "programs" cargo build --locked --package talonario --package xtask
	$(step) "browser application" $(built)/xtask web
	$(step) "screenshots" node tests/web/screenshots.mjs
