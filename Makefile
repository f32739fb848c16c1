SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help setup run dev test bench torture mutants demo clean-data

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' Makefile

setup: ## install what is missing to build, run and test
	tools/setup

run: ## build and start, with a demo town at the first start
	tools/setup run && tools/build && exec tools/serve serve --demo

dev: ## the same, rebuilt and reloaded at every change
	. tools/env && LEPTOS_SITE_ROOT="$$CARGO_TARGET_DIR/site-dev" cargo leptos watch --split -- serve --demo

test: ## everything that must hold before a change lands
	tools/test

bench: ## every figure beside its reference, in one table
	tools/build && tools/bench

torture: ## the long tests: a thousand kills on each database, and the like
	tools/test torture

mutants: ## break the rules on purpose; prints what no test noticed
	tools/mutants

demo: ## fill the data folder with the demo town
	tools/build && tools/serve demo

clean-data: ## throw the data folder away
	rm -rf "$${LUZHI_DATA:-data}"
