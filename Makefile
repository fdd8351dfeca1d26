# flota: make demo shows it, make test proves it.

GO    ?= go
BIN   := bin/flota
FLAGS := -trimpath -buildvcs=false
RUNS  ?= 3

.PHONY: build demo test lint bench generate setup fuzz clean

build: ## the binary, bin/flota
	$(GO) build $(FLAGS) -o $(BIN) ./cmd/flota

demo: setup build ## 25 services go live in the sandbox, under load, and come back
	$(BIN) demo $(ARGS)

test: setup build ## every test, race detector on
	$(GO) test -race -timeout 20m ./...

lint: ## formatting, vet, Terraform's own formatting
	@unformatted=$$(gofmt -l bench cmd internal examples tools test *.go); \
	if [ -n "$$unformatted" ]; then echo "gofmt: $$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) run ./tools/fmtcheck modules stacks

bench: setup build ## the figures, medians
	$(GO) run ./bench -flota $(BIN) -runs $(RUNS)

generate: ## the provider's schemas, out of the npm package
	$(GO) generate ./internal/...

fuzz: ## every fuzz target, 30 s each
	scripts/fuzz 30s

setup:
	@scripts/setup

clean:
	rm -rf bin
