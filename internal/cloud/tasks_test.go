package cloud

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/release"
)

const crashedTask = `{"taskArn": "arn:aws:ecs:eu-central-1:111111111111:task/cambio-dev/0f3a", "taskDefinitionArn": "arn:td:2", "lastStatus": "STOPPED",
	"stopCode": "EssentialContainerExited", "stoppedReason": "Essential container in task exited", "createdAt": 1767225600,
	"containers": [{"name": "sidecar", "exitCode": 0}, {"name": "orders", "exitCode": 137, "reason": "OutOfMemoryError: Container killed due to memory usage"}]}`

func TestTasks(t *testing.T) {
	c, f := newFake(t, map[string][]answer{
		"ListTasks":     {{body: `{"taskArns": ["a"], "nextToken": "more"}`}, {body: `{"taskArns": ["b"]}`}, {body: `{"taskArns": ["c"]}`}},
		"DescribeTasks": {{body: `{"tasks": [` + crashedTask + `, {"taskArn": "old", "taskDefinitionArn": "arn:td:1", "lastStatus": "RUNNING"}]}`}},
	})
	got, err := c.Release().Tasks.Tasks(t.Context(), "cambio-dev", "cambio-dev-orders", "arn:td:2")
	if err != nil {
		t.Fatal(err)
	}
	want := []release.Task{{
		ARN: "arn:aws:ecs:eu-central-1:111111111111:task/cambio-dev/0f3a", TaskDefinition: "arn:td:2", Status: "STOPPED",
		StopCode:      "EssentialContainerExited",
		StoppedReason: "Essential container in task exited: OutOfMemoryError: Container killed due to memory usage",
		Container:     "orders", ExitCode: new(137), CreatedAt: time.Unix(1767225600, 0).UTC(),
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tasks (-want +got):\n%s", diff)
	}
	described := f.body("DescribeTasks")["tasks"]
	if diff := cmp.Diff([]any{"a", "b", "c"}, described); diff != "" {
		t.Errorf("described (-want +got):\n%s", diff)
	}
}

func TestLastLines(t *testing.T) {
	c, f := newFake(t, map[string][]answer{
		"DescribeTaskDefinition": {{body: templateAnswer}},
		"GetLogEvents": {
			{body: `{"events": [{"message": "listening\n"}, {"message": "panic: no ledger\n"}]}`},
			{400, `{"__type": "ResourceNotFoundException", "message": "The specified log stream does not exist."}`},
		},
	})
	task := release.Task{ARN: "arn:aws:ecs:eu-central-1:111111111111:task/cambio-dev/0f3a", TaskDefinition: "arn:td:2", Container: "orders"}
	lines, err := c.Release().Tasks.LastLines(t.Context(), task, 20)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"listening", "panic: no ledger"}, lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	want := map[string]any{"logGroupName": "/cambio/dev/orders", "logStreamName": "orders/orders/0f3a", "limit": 20.0, "startFromHead": false}
	if diff := cmp.Diff(want, f.body("GetLogEvents")); diff != "" {
		t.Errorf("GetLogEvents (-want +got):\n%s", diff)
	}
	if lines, err := c.Release().Tasks.LastLines(t.Context(), task, 20); err != nil || lines != nil {
		t.Errorf("before the first line: %q, error %v", lines, err)
	}
}

func TestRunTask(t *testing.T) {
	c, f := newFake(t, map[string][]answer{"RunTask": {
		{body: `{"tasks": [{"taskArn": "arn:task", "lastStatus": "PROVISIONING"}]}`},
		{body: `{"tasks": [], "failures": [{"reason": "RESOURCE:ENI", "detail": "no address is left"}]}`},
	}})
	run := Run{Cluster: "cambio-dev", TaskDefinition: "arn:td:2", Subnets: []string{"subnet-1"}, Container: "orders", Command: []string{"migrate"}}
	task, err := c.RunTask(t.Context(), run)
	if err != nil || task.ARN != "arn:task" {
		t.Fatalf("task %+v, error %v", task, err)
	}
	asked := f.body("RunTask")
	delete(asked, "clientToken") // random, the SDK adds it
	golden(t, "run_task", asked)
	_, err = c.RunTask(t.Context(), run)
	want := &diag.Error{What: "ECS did not start the task", Detail: []string{"RESOURCE:ENI no address is left"}}
	if diff := cmp.Diff(error(want), err); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
}
