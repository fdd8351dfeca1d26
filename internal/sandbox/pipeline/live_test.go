package pipeline

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// TestRestart ends the sandbox in the middle of a build, with a push that nobody
// told it of: the build is begun anew, and the push is caught up on, once.
// TestPassed tells of a push that begins nothing which files would have.
func TestPassed(t *testing.T) {
	w := newWorld(t)
	w.delivery()
	for branch, want := range map[string][]Passed{
		"main":  {{Pipeline: "orders", Paths: []string{"services/orders/**", "changes"}}},
		"other": nil, // the pipeline does not follow it
	} {
		w.pushQuietly(branch, map[string]string{"shop/" + branch: "x"})
		got, err := w.engine.Push(t.Context(), repository)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(Pushed{Passed: want, Files: []string{"shop/" + branch}, Branches: []string{branch}}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", branch, diff)
		}
	}
}

func TestRestart(t *testing.T) {
	w := newWorld(t)
	gate := w.dir + "/gate"
	w.declare("orders", []any{sourceStage(), stage("Build", buildAction("Build", "build", ""))}, map[string]string{
		"build": "version: 0.2\nphases: {build: {commands: ['while [ ! -f " + gate + " ]; do sleep 0.02; done; cat file']}}",
	}, nil)
	_, started := w.push("main", map[string]string{"file": "first"})
	id := started[0].Execution
	w.await("orders", id, "building", func(x Execution) bool {
		s := x.Entered("Build")
		return s != nil && len(s.Actions) > 0 && s.Actions[0].External != ""
	})
	w.end()
	w.pushQuietly("main", map[string]string{"file": "second"})
	if err := os.WriteFile(gate, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w.live()
	x := w.done("orders", id, Succeeded)
	if a := x.Entered("Build").Actions[0]; !a.Resumed || len(x.Entered("Build").Actions) != 1 {
		t.Errorf("%+v", a)
	}
	if _, again := w.push("other", nil); len(again) != 0 {
		t.Errorf("a push to another branch starts %v", again)
	}
	var runs []Execution
	for _, rec := range w.store.List(TypeExecution, "", "") {
		x, err := store.Decode[Execution](rec)
		if err != nil {
			t.Fatal(err)
		}
		runs = append(runs, w.done("orders", x.ID, Succeeded))
	}
	if len(runs) != 2 {
		t.Errorf("%d executions of two pushes", len(runs))
	}
	if log := w.allLogs(); !strings.Contains(log, "second") {
		t.Errorf("the push while it was down is not built\n%s", log)
	}
}

// TestKilledStep kills the process of a step: its action fails and says why, nothing
// after it runs, and a retry goes on from there.
func TestKilledStep(t *testing.T) {
	w := newWorld(t)
	mark := w.dir + "/killed"
	w.declare("orders", []any{
		sourceStage(), stage("Build", buildAction("Build", "build", "")), stage("Deploy", buildAction("Deploy", "deploy", "")),
	}, map[string]string{
		"build":  "version: 0.2\nphases: {build: {commands: ['test -f " + mark + " || { touch " + mark + "; kill -9 $$; }; echo built']}}",
		"deploy": "version: 0.2\nphases: {build: {commands: ['echo deployed']}}",
	}, nil)
	_, started := w.push("main", map[string]string{"file": "1"})
	id := started[0].Execution
	x := w.done("orders", id, Failed)
	if a := x.Entered("Build").Actions[0]; !strings.Contains(a.Message, "the build's process was ended: killed") || x.Entered("Deploy") != nil {
		t.Errorf("%s", told(x))
	}
	if err := w.engine.Retry(Key(near, "orders"), "Build", id, "FAILED_ACTIONS"); err != nil {
		t.Fatal(err)
	}
	w.done("orders", id, Succeeded)
	if !strings.Contains(w.allLogs(), "\ndeploy: deployed") {
		t.Error(w.allLogs())
	}
}

// TestArtifacts hands files from one build to the next.
func TestArtifacts(t *testing.T) {
	w := newWorld(t)
	first, second := buildAction("Build", "build", "").(map[string]any), buildAction("Use", "use", "").(map[string]any)
	first["output_artifacts"] = []any{"files"}
	second["input_artifacts"] = []any{"files", "source"}
	w.declare("orders", []any{sourceStage(), stage("Build", first), stage("Use", second)}, map[string]string{
		"build": "version: 0.2\nphases: {build: {commands: ['mkdir -p out/sub; echo made > out/sub/thing; echo not > out/left']}}\nartifacts: {base-directory: out, files: ['**/*'], exclude-paths: ['left']}",
		"use":   "version: 0.2\nphases: {build: {commands: ['cat sub/thing; test ! -e left; cat $CODEBUILD_SRC_DIR_source/file']}}",
	}, nil)
	_, started := w.push("main", map[string]string{"file": "of the commit\n"})
	w.done("orders", started[0].Execution, Succeeded)
	if log := w.allLogs(); !strings.Contains(log, "use: made\n") || !strings.Contains(log, "use: of the commit\n") {
		t.Error(log)
	}
}
