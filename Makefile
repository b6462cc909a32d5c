# SPDX-License-Identifier: Apache-2.0
# `make` lists what can be done here. Each target is a line or two; what is longer stands in scripts/.
SHELL := bash
DATABASE ?= data/linli.sqlite
PORT ?= 8080

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, build, and serve the demo town on http://127.0.0.1:8080
	scripts/run --database $(DATABASE) --port $(PORT)

demo: ## begin the demo town anew (the old database is moved aside)
	scripts/demo --database $(DATABASE)

test: ## install what the tests need and run them all: both databases, and a browser
	scripts/test

lint: ## check format, scripts and links: the quick part of `make check`
	scripts/lint

check: lint test ## all that a change must pass; just what .ci/run does

fuzz: ## throw bytes at the parsers, a minute each
	scripts/fuzz

record: ## write the snapshots of pages anew; look at the difference before you commit it
	RECORD=1 swift test --disable-xctest

bench: ## measure, and compare with the goals
	scripts/bench

format: ## bring the sources into the form that `make check` asks for
	swift format -i -r -p Sources Tests Benchmarks Package.swift

docs: ## build the documentation of the modules into .build/docs
	scripts/docs

release: ## build the command for this system into dist/
	scripts/release

.PHONY: help run demo test lint check fuzz record bench format docs release
.NOTPARALLEL:
