# The manual of this project: `make help` prints it. Variables: PORT, DATA and the other settings for `make run` and
# `make dev`; PYTHON for the first time; CHROMIUM and ARGS (for pytest) for `make test`; ARGS for `make bench`.
.DEFAULT_GOAL := help
.PHONY: help run dev test lint fix schemas score bench pictures clean
MAKEFLAGS += --no-builtin-rules --no-print-directory

help: ## print this list
	@echo "Permitted: what can be made here"
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

run: ## serve the site on http://127.0.0.1:8000 (PORT= and DATA= change where)
	@scripts/venv.sh run
	@.venv/bin/python scripts/build_editor.py --optional
	@exec .venv/bin/permitted serve

dev: ## the same with Flask's own server, which reloads code and content as they change
	@scripts/venv.sh run
	@.venv/bin/python scripts/build_editor.py --optional
	@exec .venv/bin/flask --app wsgi run --debug --port "$${PORT:-8000}"

test: ## run every check and every test, in the browser too (ARGS= goes to pytest)
	@scripts/venv.sh test
	@.venv/bin/python scripts/build_editor.py
	@set -e; CHROMIUM="$$(.venv/bin/python scripts/find_browser.py)"; export CHROMIUM; \
	$(MAKE) lint; exec .venv/bin/pytest -n 2 --dist loadgroup $(ARGS)

lint: ## check style, types and import layers
	@scripts/venv.sh test
	@.venv/bin/ruff check --quiet
	@.venv/bin/ruff format --check --quiet
	@.venv/bin/mypy
	@.venv/bin/lint-imports

fix: ## put the code in the form that `make lint` asks for
	@scripts/venv.sh test
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format

schemas: ## write JSON Schemas of the content's YAML files into .schemas, for editors that know them
	@scripts/venv.sh run
	@.venv/bin/permitted content schemas .schemas

score: ## say how good the validator is on the tests' own labelled messages
	@scripts/venv.sh run
	@.venv/bin/permitted score tests/validator/messages/*.jsonl

bench: ## measure the speed of the validator, and of the site with 100,000 answers (ARGS=--ten-million)
	@scripts/venv.sh test
	@.venv/bin/python -m scripts.bench
	@.venv/bin/python -m scripts.bench_store $(ARGS)

pictures: ## take the pictures of the README anew
	@scripts/venv.sh test
	@.venv/bin/python scripts/build_editor.py
	@.venv/bin/python -m scripts.pictures

clean: ## remove everything that was made here, but not the folder data
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .schemas test-results
	@rm -rf site/permitted.egg-info site/permitted/web/static/build site/permitted/web/editor/node_modules
	@rm -rf tests/exchange/second_verifier/node_modules
	@find site tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
