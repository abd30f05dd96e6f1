# Type `make` for the list. Everything works from a fresh clone; what is needed is installed by the scripts here.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAVEN := mvn -B -ntp -q
EVENTS ?= 200000
KEEP ?=
SEED ?= 1
FAULTS ?= 40
FROM ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup build program demo test check lint transform second-opinion soak faults bench bench-cost bench-drain bench-state bench-freshness bench-files bench-backfill bench-growth bench-load bench-marts up down status docs format clean

help: ## this list
	@printf 'Sports Card Analytics Platform\n\n'
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'
	@printf '\nmake demo takes EVENTS=n (default $(EVENTS)), SEED=n and KEEP=1 (leave it running, look around, make down).\n'
	@printf 'The program for users is ./cards; ./cards help lists its commands.\n'

setup: ## install what the tests need beyond Maven's reach: RabbitMQ's server, buf, sqlfluff, dbt
	@scripts/install-servers.sh
	@scripts/buf.sh install
	@scripts/python-env.sh lint > /dev/null
	@scripts/python-env.sh dbt > /dev/null

build: ## compile and package, no tests
	@$(MAVEN) -T 2 package -DskipTests -Dspotless.check.skip=true -Denforcer.skip=true

program: ## compile and package what ./cards runs: no tests, no benchmarks
	@$(MAVEN) -T 2 package -pl demo -am -Dmaven.test.skip=true -Dspotless.check.skip=true -Denforcer.skip=true

demo: program ## publish EVENTS events, archive, load and transform them, numbers equal to the ledger's; some more, and again
	@scripts/python-env.sh dbt > /dev/null
	@./cards demo --events $(EVENTS) --seed $(SEED) $(if $(KEEP),--keep)

check: ## the inner loop: format, lint, compile, unit tests
	@$(MAVEN) -T 2 test

test: setup ## every check: contracts, unit, integration on real servers, then the demo at 20,000 events
	@scripts/buf.sh check
	@$(MAKE) --no-print-directory lint
	@mvn -B -ntp verify
	@scripts/demo-check.sh

lint: ## every SQL statement against its engine's grammar, the dbt project against its rules, and the Python that does so
	@lint=$$(scripts/python-env.sh lint); "$$lint/bin/ruff" check --quiet python; "$$lint/bin/ruff" format --check --quiet python; "$$lint/bin/python" python/check_sql.py; \
	  LINT_PYTHON="$$lint/bin/python" "$$(scripts/python-env.sh dbt)/bin/python" python/check_dbt.py

transform: ## dbt over the local warehouse: STAGING and MART, built and tested
	@scripts/dbt.sh build

second-opinion: ## the loader's Snowflake statements on fakesnow, beside the tests' own stand-in
	@fakesnow=$$(scripts/python-env.sh fakesnow); "$$fakesnow/bin/python" python/second_opinion.py

soak: setup second-opinion ## the long and the large ones, FAULTS faults of SEED among them
	@mvn -B -ntp verify -Dtest.groups=soak -Dtest.excludedGroups= -Dtest.forks=1 -Dfaults.count=$(FAULTS) -Dfaults.seed=$(SEED)
	@scripts/demo-check.sh --thorough

faults: setup ## only the drawn faults: FAULTS=n (default 40), SEED=n, FROM=n (go on with the forty that n is among)
	@mvn -B -ntp verify -pl fault-tests -am -Dtest=NoUnit -Dit.test=FaultSoakIT -Dtest.groups=soak -Dtest.excludedGroups= \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Dfaults.count=$(FAULTS) -Dfaults.seed=$(SEED) -Dfaults.from=$(FROM)

bench: bench-drain bench-cost bench-state bench-freshness bench-files bench-backfill bench-growth bench-load bench-marts ## every benchmark in turn, some 130 minutes; writes benchmarks/README.md

bench-cost: build ## what an event costs, by operator
	@scripts/bench.sh cost

bench-drain: build ## two million messages out of a full queue: live job, bare and hand-written consumers, RMQSource; needs make setup
	@scripts/bench.sh drain

bench-state: build ## throughput and checkpoints at 1, 10 and 50 million identities
	@scripts/bench.sh state

bench-freshness: build ## from an event to its committed file, at 20, 50 and 80 % of the drain rate; needs make setup
	@scripts/bench.sh freshness

bench-files: build ## files, their sizes and requests to S3 after an hour at three roll intervals
	@scripts/bench.sh files

bench-backfill: build ## five million rows of the journal, held against COPY and zstd
	@scripts/bench.sh backfill

bench-growth: build ## a journal of ten times the rows: the time and the memory
	@scripts/bench.sh growth

bench-load: build ## two million events in 200 files into DuckDB, held against its own reading
	@scripts/bench.sh load

bench-marts: build ## five million events through dbt, whole and 1 % more, then every query over them; needs make setup
	@scripts/bench.sh marts

up: program ## start the local platform and keep it running; addresses in .local/env
	@test -f .env || cp .env.example .env
	@./cards up

down: ## stop the local platform
	@./cards down

status: ## one screen: queue, job, checkpoints, files, counts
	@./cards status

docs: ## write the pages that are made from code, and the site of the dbt project: dbt/target/static_index.html
	@$(MAVEN) test -pl settings,event-contracts,snowflake-loader -am -Dwrite.docs=true -Dfixtures.write=true \
	  -Dtest='PlatformSettingsTest,GoldenLinesTest,QuarantineLinesTest,ContractDocTest,ClosedListsTest,StandInPageTest' -Dsurefire.failIfNoSpecifiedTests=false
	@scripts/dbt.sh docs generate --static

format: ## format the sources
	@$(MAVEN) spotless:apply

clean: ## remove what was built; .local stays
	@$(MAVEN) clean
