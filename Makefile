# flota: make demo shows it, make test proves it.

GO    ?= go
BIN   := bin/flota
FLAGS := -trimpath -buildvcs=false
RUNS  ?= 3

# Modules of their own, whose dependencies never become flota's.
APART := test/sarif tools/secretrules

.PHONY: build demo test lint bench bench-gate bench-pipeline generate setup fuzz clean

build: ## the binary, bin/flota
	$(GO) build $(FLAGS) -o $(BIN) ./cmd/flota

demo: setup build ## 25 services go live in the sandbox, under load, and come back
	$(BIN) demo $(ARGS)

test: setup build ## every test, race detector on
	$(GO) test -race -timeout 20m ./...
	for m in $(APART); do (cd $$m && $(GO) test ./...) || exit 1; done

lint: ## formatting, vet, Terraform's own formatting
	@unformatted=$$(gofmt -l bench cmd internal examples tools test *.go); \
	if [ -n "$$unformatted" ]; then echo "gofmt: $$unformatted"; exit 1; fi
	$(GO) vet ./...
	for m in $(APART); do (cd $$m && $(GO) vet ./...) || exit 1; done
	$(GO) run ./tools/fmtcheck modules stacks

bench: setup build ## the figures of the demo, medians
	$(GO) run ./bench -flota $(BIN) -runs $(RUNS)

bench-gate: build ## flota check beside Trivy, whose first build takes some ten minutes
	cd bench/trivy && GOEXPERIMENT=jsonv2 $(GO) build -o ../../bin/trivy github.com/aquasecurity/trivy/cmd/trivy
	$(GO) run ./bench/gate -flota $(BIN) -trivy bin/trivy -runs $(RUNS)

bench-pipeline: setup build ## from a push until it is live, one service and all of them
	$(GO) run ./bench/pipeline -flota $(BIN) -runs $(RUNS)

generate: ## the provider's schemas, the rules about secrets
	$(GO) generate ./internal/...

fuzz: ## every fuzz target, 30 s each
	scripts/fuzz 30s

setup:
	@scripts/setup

clean:
	rm -rf bin
