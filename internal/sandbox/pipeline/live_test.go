package pipeline

import (
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	buildspec = `
version: 0.2
env: {exported-variables: [FLOTA_VERSION, FLOTA_CHANGES_PROD]}
phases:
  build:
    commands:
      - export FLOTA_VERSION=$(git rev-parse --short HEAD) FLOTA_CHANGES_PROD=$(cat changes)
      - echo "build of $FLOTA_COMMIT in $FLOTA_EXECUTION"
`
	deployspec = `
version: 0.2
phases: {build: {commands: ['echo "deploy to $FLOTA_ENV: $FLOTA_VERSION"']}}
`
	variables = `[{"name":"FLOTA_EXECUTION","value":"#{codepipeline.PipelineExecutionId}","type":"PLAINTEXT"},{"name":"FLOTA_COMMIT","value":"#{Source.CommitId}"}]`
)

// delivery is a pipeline in the shape that the modules give it.
func (w *world) delivery() {
	approve := stage("Approve-prod", approvalAction("Approve", "version #{Build.FLOTA_VERSION}"))
	approve.(map[string]any)["before_entry"] = []any{map[string]any{"condition": []any{map[string]any{
		"result": "SKIP",
		"rule": []any{map[string]any{
			"name": "changes", "rule_type_id": []any{map[string]any{"category": "Rule", "owner": "AWS", "provider": "VariableCheck", "version": "1"}},
			"configuration": map[string]any{"Variable": "#{Build.FLOTA_CHANGES_PROD}", "Operator": "NE", "Value": "0"},
		}},
	}}}}
	w.declare("orders", []any{
		sourceStage(),
		stage("Verify", buildAction("QA", "orders-qa", ""), buildAction("Build", "orders-build", variables)),
		approve,
		stage("Deploy-prod", buildAction("Deploy", "orders-deploy", `[{"name":"FLOTA_ENV","value":"prod"},{"name":"FLOTA_VERSION","value":"#{Build.FLOTA_VERSION}"}]`)),
	}, map[string]string{
		"orders-qa":     `{"version": 0.2, "phases": {"build": {"commands": ["test ! -f broken"]}}}`,
		"orders-build":  buildspec,
		"orders-deploy": deployspec,
	}, store.Attributes{"trigger": []any{map[string]any{
		"provider_type": connection,
		"git_configuration": []any{map[string]any{
			"source_action_name": "Source",
			"push":               []any{map[string]any{"branches": []any{map[string]any{"includes": []any{"main"}}}, "file_paths": []any{map[string]any{"includes": []any{"services/orders/**", "changes"}}}}},
		}},
	}}})
}

func TestPushToLive(t *testing.T) {
	w := newWorld(t)
	w.delivery()
	commit, started := w.push("main", map[string]string{"services/orders/main.go": "package main", "changes": "0"})
	if len(started) != 1 || started[0].Pipeline != "orders" {
		t.Fatalf("started %+v", started)
	}
	x := w.done("orders", started[0].Execution, Succeeded)
	if x.Entered("Approve-prod").Status != Skipped {
		t.Errorf("an approval of no changes is not skipped: %s", told(x))
	}
	log := w.allLogs()
	for _, want := range []string{"build of " + commit + " in " + x.ID, "deploy to prod: " + commit[:7]} {
		if !strings.Contains(log, want) {
			t.Errorf("no %q in\n%s", want, log)
		}
	}
	if _, started := w.push("main", map[string]string{"services/other/main.go": "package main"}); len(started) != 0 {
		t.Errorf("a push elsewhere starts %v", started)
	}
	if _, started := w.push("feature", map[string]string{"services/orders/main.go": "package other"}); len(started) != 0 {
		t.Errorf("a push to another branch starts %v", started)
	}
}
