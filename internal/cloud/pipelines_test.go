package cloud

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/pipeline"
)

const stagesAnswer = `{"pipelineName": "cambio-orders", "stageStates": [
	{"stageName": "Source", "latestExecution": {"pipelineExecutionId": "e2", "status": "Succeeded"}, "actionStates": []},
	{"stageName": "Approve-prod", "latestExecution": {"pipelineExecutionId": "e1", "status": "InProgress"},
	 "inboundExecutions": [{"pipelineExecutionId": "e2", "status": "InProgress"}],
	 "inboundTransitionState": {"enabled": false, "disabledReason": "holidays"},
	 "actionStates": [{"actionName": "Approve", "latestExecution": {"status": "InProgress", "token": "t1", "lastStatusChange": 1767225600}}]}]}`

func TestPipelineState(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{"GetPipelineState": {{body: stagesAnswer}}})
	got, err := c.Pipelines().State(t.Context(), "cambio-orders")
	if err != nil {
		t.Fatal(err)
	}
	want := []pipeline.Stage{
		{Name: "Source", Execution: "e2", Status: pipeline.Succeeded},
		{Name: "Approve-prod", Execution: "e1", Status: pipeline.InProgress, Waiting: []string{"e2"}, Closed: "holidays",
			Approvals: []pipeline.Approval{{Stage: "Approve-prod", Action: "Approve", Token: "t1", Since: time.Unix(1767225600, 0).UTC()}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("stages (-want +got):\n%s", diff)
	}
}

func TestPipelineExecutions(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{"ListPipelineExecutions": {{body: `{"pipelineExecutionSummaries": [
		{"pipelineExecutionId": "e2", "status": "InProgress", "startTime": 1767225600, "lastUpdateTime": 1767225610, "trigger": {"triggerType": "WebhookV2"},
		 "sourceRevisions": [{"actionName": "Source", "revisionId": "abc", "revisionSummary": "{\"ProviderType\":\"Bitbucket\",\"CommitMessage\":\"Mend it\\n\\nreally\"}"}]}]}`}}})
	got, err := c.Pipelines().Executions(t.Context(), "cambio-orders", 1)
	if err != nil {
		t.Fatal(err)
	}
	want := []pipeline.Execution{{
		ID: "e2", Status: pipeline.InProgress, Commit: "abc", Message: "Mend it", Trigger: "WebhookV2",
		Started: time.Unix(1767225600, 0).UTC(), Ended: time.Unix(1767225610, 0).UTC(),
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("executions (-want +got):\n%s", diff)
	}
}

func TestPipelineActions(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{"ListActionExecutions": {{body: `{"actionExecutionDetails": [
		{"actionExecutionId": "a2", "stageName": "Verify", "actionName": "Build", "status": "Failed", "startTime": 1767225602, "lastUpdateTime": 1767225609,
		 "input": {"actionTypeId": {"category": "Build", "owner": "AWS", "provider": "CodeBuild", "version": "1"}},
		 "output": {"outputVariables": {"FLOTA_VERSION": "abc"}, "executionResult": {"externalExecutionId": "cambio-orders-build:1", "externalExecutionSummary": "it ended",
		  "errorDetails": {"code": "JobFailed", "message": "Build terminated with state: FAILED"}}}},
		{"actionExecutionId": "a1", "stageName": "Source", "actionName": "Source", "status": "Succeeded", "startTime": 1767225600, "lastUpdateTime": 1767225601}]}`}}})
	got, err := c.Pipelines().Actions(t.Context(), "cambio-orders", "e2")
	if err != nil {
		t.Fatal(err)
	}
	second := func(n int64) time.Time { return time.Unix(1767225600+n, 0).UTC() }
	want := []pipeline.Action{
		{ID: "a1", Stage: "Source", Name: "Source", Status: pipeline.Succeeded, Started: second(0), Changed: second(1)},
		{ID: "a2", Stage: "Verify", Name: "Build", Status: pipeline.Failed, Started: second(2), Changed: second(9),
			Summary: "Build terminated with state: FAILED", Build: "cambio-orders-build:1", Outputs: map[string]string{"FLOTA_VERSION": "abc"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
}

func TestPipelineMoves(t *testing.T) {
	c, f := newFake(t, map[string][]answer{
		"StartPipelineExecution": {{body: `{"pipelineExecutionId": "e3"}`}}, "StopPipelineExecution": {{body: `{}`}},
		"RetryStageExecution": {{body: `{}`}}, "PutApprovalResult": {{body: `{}`}},
	})
	p := c.Pipelines()
	id, err := p.Start(t.Context(), "cambio-orders", "abc")
	if err != nil || id != "e3" {
		t.Fatalf("started %q, %v", id, err)
	}
	err = errors.Join(
		p.Stop(t.Context(), "cambio-orders", "e3", "wrong branch", true),
		p.Retry(t.Context(), "cambio-orders", "e3", "Deploy-dev"),
		p.Decide(t.Context(), "cambio-orders", pipeline.Approval{Stage: "Approve-prod", Action: "Approve", Token: "t1"}, false, "not on a Friday"),
	)
	if err != nil {
		t.Fatal(err)
	}
	asked := strings.Join(f.asked, "\n")
	for _, want := range []string{
		`"revisionType":"COMMIT_ID","revisionValue":"abc"`, `"abandon":true`, `"retryMode":"FAILED_ACTIONS"`, `"status":"Rejected","summary":"not on a Friday"`, `"token":"t1"`,
	} {
		if !strings.Contains(asked, want) {
			t.Errorf("%s was not asked for in\n%s", want, asked)
		}
	}
}

func TestPipelineNotFound(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{"GetPipelineState": {{status: 400, body: `{"__type": "PipelineNotFoundException", "message": "no pipeline"}`}}})
	if _, err := c.Pipelines().State(t.Context(), "x"); !errors.Is(err, pipeline.ErrNotFound) {
		t.Errorf("%v", err)
	}
}
