package api

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/pipeline"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

// bare is a machine without images and secrets.
type bare struct{}

func (bare) Unpack(string) (string, error) { return "", registry.ErrNotFound }
func (bare) Secret(string) (string, error) { return "", os.ErrNotExist }

// delivery adds pipelines to a door: one of a repository with a commit, whose
// build waits for nothing, and whose approval waits.
func (d *door) delivery(t *testing.T) (commit string) {
	t.Helper()
	dir := t.TempDir()
	sources := source.New(source.Config{Dir: filepath.Join(dir, "git"), Store: d.Store})
	d.Builds = build.New(build.Config{
		Dir: filepath.Join(dir, "builds"), Store: d.Store, Logs: d.Logs, Objects: d.Buckets, Sources: sources, Machine: bare{}, Fleet: dir,
	})
	if err := d.Builds.Recover(); err != nil {
		t.Fatal(err)
	}
	d.Pipelines = pipeline.New(pipeline.Config{
		Store: d.Store, Builds: d.Builds, Sources: sources, Objects: d.Buckets, Alarms: d.Metrics, Clock: d.Clock,
		Notice: func(text string) { t.Log(text) },
	})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 2)
	go func() { done <- d.Builds.Run(ctx) }()
	go func() { done <- d.Pipelines.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		<-done
		<-done
	})
	if err := d.Buckets.Create("shop-artifacts"); err != nil {
		t.Fatal(err)
	}
	if err := sources.Ensure(t.Context(), "example/shop", "main"); err != nil {
		t.Fatal(err)
	}
	commit = commitTo(t, sources.Path("example/shop"))
	d.declarePipeline(t)
	d.serve(t)
	return commit
}

func commitTo(t *testing.T, remote string) string {
	t.Helper()
	out, err := exec.Command("sh", "-ec", `cd "$1"; export GIT_CONFIG_GLOBAL=/dev/null
git init -q -b main .; echo 1 > file; git add file
git -c user.name=Ana -c user.email=ana@shop.example commit -q -m "first"; git push -q "$2" main; git rev-parse HEAD`, "sh", t.TempDir(), remote).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.TrimSpace(string(out))
}

func (d *door) declarePipeline(t *testing.T) {
	t.Helper()
	type m = map[string]any
	action := func(name, category, provider string, more m) []any {
		a := m{"name": name, "category": category, "owner": "AWS", "provider": provider, "version": "1", "run_order": 1.0}
		for k, v := range more {
			a[k] = v
		}
		return []any{a}
	}
	arn := "arn:aws:codebuild:" + testRegion + ":" + testAccount + ":project/shop-build"
	d.put(t, typeProject, arn, store.Attributes{
		"arn": arn, "name": "shop-build", "build_timeout": 60.0,
		"source":      []any{m{"type": "CODEPIPELINE", "buildspec": "version: 0.2\nphases: {build: {commands: ['export V=1']}}\nenv: {exported-variables: [V]}"}},
		"environment": []any{m{"type": "LINUX_CONTAINER", "image": "flota", "compute_type": "BUILD_GENERAL1_SMALL"}},
		"logs_config": []any{m{"cloudwatch_logs": []any{m{"status": "ENABLED", "group_name": ordersLogs, "stream_name": "build"}}}},
	})
	connection := "arn:aws:codeconnections:" + testRegion + ":" + testAccount + ":connection/1"
	d.put(t, "aws_codeconnections_connection", connection, store.Attributes{
		"arn": connection, "name": "bitbucket", "provider_type": "Bitbucket", "connection_status": "AVAILABLE",
	})
	d.put(t, typePipeline, "shop", store.Attributes{
		"arn": "arn:aws:codepipeline:" + testRegion + ":" + testAccount + ":shop", "name": "shop", "pipeline_type": "V2", "execution_mode": "SUPERSEDED",
		"artifact_store": []any{m{"type": "S3", "location": "shop-artifacts"}}, "role_arn": "arn:aws:iam::" + testAccount + ":role/shop",
		"trigger": []any{m{"provider_type": "CodeStarSourceConnection", "git_configuration": []any{m{
			"source_action_name": "Source", "push": []any{m{"branches": []any{m{"includes": []any{"main"}}}}},
		}}}},
		"stage": []any{
			m{"name": "Source", "action": action("Source", "Source", "CodeStarSourceConnection", m{
				"output_artifacts": []any{"source"}, "namespace": "Source",
				"configuration": m{"FullRepositoryId": "example/shop", "BranchName": "main", "ConnectionArn": connection},
			})},
			m{"name": "Build", "action": action("Build", "Build", "CodeBuild", m{
				"input_artifacts": []any{"source"}, "namespace": "Build", "configuration": m{"ProjectName": "shop-build"},
			})},
			m{"name": "Approve", "action": action("Approve", "Approval", "Manual", m{"configuration": m{"CustomData": "version #{Build.V}"}})},
		},
	})
}

// answer runs the aws command line and decodes what it answers.
func (d *door) answer(t *testing.T, command string) map[string]any {
	t.Helper()
	out, message := d.cli(t, command)
	if message != "" {
		t.Fatalf("%s: %s", command, message)
	}
	answer := map[string]any{}
	if len(out) > 0 {
		if err := json.Unmarshal(out, &answer); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
	}
	return answer
}

func dig(v any, path ...any) any {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[p]
		case int:
			l, _ := v.([]any)
			if p >= len(l) {
				return nil
			}
			v = l[p]
		}
	}
	return v
}

// TestPipelineByCommandLine takes a pipeline from start to approval with the aws
// command line, a client that was not written for us.
func TestPipelineByCommandLine(t *testing.T) {
	d := newDoor(t)
	commit := d.delivery(t)
	started := d.answer(t, "codepipeline start-pipeline-execution --name shop --source-revisions actionName=Source,revisionType=COMMIT_ID,revisionValue="+commit)
	id, _ := started["pipelineExecutionId"].(string)
	state := d.await(t, func() (map[string]any, bool) {
		s := d.answer(t, "codepipeline get-pipeline-state --name shop")
		return s, dig(s, "stageStates", 2, "actionStates", 0, "latestExecution", "token") != nil
	})
	token, _ := dig(state, "stageStates", 2, "actionStates", 0, "latestExecution", "token").(string)
	if dig(state, "stageStates", 1, "latestExecution", "status") != "Succeeded" || dig(state, "stageStates", 0, "actionStates", 0, "currentRevision", "revisionId") != commit {
		t.Errorf("%v", state)
	}
	external, _ := dig(state, "stageStates", 1, "actionStates", 0, "latestExecution", "externalExecutionId").(string)
	built := d.answer(t, "codebuild batch-get-builds --ids "+external)
	if dig(built, "builds", 0, "buildStatus") != "SUCCEEDED" || dig(built, "builds", 0, "exportedEnvironmentVariables", 0, "value") != "1" || dig(built, "builds", 0, "resolvedSourceVersion") == "" {
		t.Errorf("%v", built)
	}
	stream, _ := dig(built, "builds", 0, "logs", "streamName").(string)
	if !strings.HasPrefix(stream, "build/") {
		t.Errorf("stream %q", stream)
	}
	actions := d.answer(t, "codepipeline list-action-executions --pipeline-name shop --filter pipelineExecutionId="+id)
	if dig(actions, "actionExecutionDetails", 0, "input", "resolvedConfiguration", "CustomData") != "version 1" {
		t.Errorf("%v", actions)
	}
	d.answer(t, "codepipeline put-approval-result --pipeline-name shop --stage-name Approve --action-name Approve --token "+token+" --result summary=fine,status=Approved")
	execution := d.answer(t, "codepipeline get-pipeline-execution --pipeline-name shop --pipeline-execution-id "+id)
	if dig(execution, "pipelineExecution", "status") != "Succeeded" || dig(execution, "pipelineExecution", "artifactRevisions", 0, "revisionId") != commit {
		t.Errorf("%v", execution)
	}
	for _, c := range []struct{ command, want string }{
		{"codepipeline list-pipelines", `"shop"`},
		{"codepipeline get-pipeline --name shop", `"gitConfiguration"`},
		{"codepipeline list-pipeline-executions --pipeline-name shop --filter succeededInStage={stageName=Build}", id},
		{"codepipeline disable-stage-transition --pipeline-name shop --stage-name Build --transition-type Inbound --reason holidays", ""},
		{"codepipeline get-pipeline-state --name shop", "holidays"},
		{"codepipeline enable-stage-transition --pipeline-name shop --stage-name Build --transition-type Inbound", ""},
		{"codebuild list-projects", "shop-build"},
		{"codebuild batch-get-projects --names shop-build", "BUILD_GENERAL1_SMALL"},
		{"codebuild list-builds-for-project --project-name shop-build", external},
		{"codeconnections list-connections", "bitbucket"},
		{"codestar-connections get-connection --connection-arn arn:aws:codeconnections:" + testRegion + ":" + testAccount + ":connection/1", "AVAILABLE"},
	} {
		out, message := d.cli(t, c.command)
		if message != "" || !strings.Contains(string(out), c.want) {
			t.Errorf("%s: no %q in\n%s%s", c.command, c.want, out, message)
		}
	}
	for command, want := range map[string]string{
		"codepipeline get-pipeline-state --name none":                                                                                       "PipelineNotFoundException",
		"codepipeline stop-pipeline-execution --pipeline-name shop --pipeline-execution-id " + id:                                           "PipelineExecutionNotStoppableException",
		"codepipeline retry-stage-execution --pipeline-name shop --stage-name Build --retry-mode ALL_ACTIONS --pipeline-execution-id " + id: "StageNotRetryableException",
		"codepipeline get-pipeline-execution --pipeline-name shop --pipeline-execution-id 00000000-0000-0000-0000-000000000000":             "PipelineExecutionNotFoundException",
		"codebuild start-build --project-name shop-build":                                                                                   "InvalidInputException",
		"codebuild start-build --project-name none":                                                                                         "ResourceNotFoundException",
		"codebuild stop-build --id shop-build:none":                                                                                         "ResourceNotFoundException",
	} {
		if _, message := d.cli(t, command); !strings.Contains(message, want) {
			t.Errorf("%s: %q, want %s", command, message, want)
		}
	}
}

// await asks until the answer fits.
func (d *door) await(t *testing.T, ask func() (map[string]any, bool)) map[string]any {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; {
		answer, fits := ask()
		if fits {
			return answer
		}
		if time.Now().After(deadline) {
			t.Fatalf("%v", answer)
		}
	}
}
