package cloud

import (
	"encoding/base64"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/release"
)

func TestHasImageAsksTheRegistrysOwnAccount(t *testing.T) {
	c, f := newFake(t, map[string][]answer{"BatchGetImage": {
		{body: `{"images": [{"imageId": {"imageDigest": "sha256:abc"}}]}`},
		{body: `{"images": [], "failures": [{"failureCode": "ImageNotFound"}]}`},
		{400, `{"__type": "RepositoryNotFoundException", "message": "no such repository"}`},
	}})
	for i, want := range []bool{true, false, false} {
		got, err := c.Release().Inputs.HasImage(t.Context(), release.Image{Repository: repository, Digest: "sha256:abc"})
		if err != nil || got != want {
			t.Errorf("answer %d: %v, error %v; want %v", i, got, err, want)
		}
	}
	if f.keys[0] != "222222222222" {
		t.Errorf("asked as account %s", f.keys[0])
	}
	want := map[string]any{"registryId": "222222222222", "repositoryName": "cambio/orders", "imageIds": []any{map[string]any{"imageDigest": "sha256:abc"}}}
	if diff := cmp.Diff(want, f.body("BatchGetImage")); diff != "" {
		t.Errorf("BatchGetImage (-want +got):\n%s", diff)
	}
}

func TestMissing(t *testing.T) {
	const (
		key      = "arn:aws:ssm:eu-central-1:111111111111:parameter/cambio/dev/key"
		flat     = "arn:aws:ssm:eu-central-1:111111111111:parameter/flat"
		password = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:rds-x1y2z3:password::"
		token    = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:token"
		unfilled = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:unfilled-a1b2c3"
	)
	c, f := newFake(t, map[string][]answer{
		"GetParameters": {{body: `{"Parameters": [], "InvalidParameters": ["/cambio/dev/key"]}`}},
		"DescribeSecret": {
			{body: `{"Name": "rds", "VersionIdsToStages": {"1": ["AWSCURRENT"]}}`},
			{400, `{"__type": "ResourceNotFoundException", "message": "no such secret"}`},
			{body: `{"Name": "unfilled"}`},
		},
	})
	got, err := c.Release().Inputs.Missing(t.Context(), []string{key, flat, password, token, unfilled})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]release.Absent{{ARN: token}, {ARN: unfilled, Unfilled: "unfilled"}, {ARN: key}}, got); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	if want := `DescribeSecret {"SecretId":"arn:aws:secretsmanager:eu-central-1:111111111111:secret:rds-x1y2z3"}`; f.asked[0] != want {
		t.Errorf("asked %s, want %s", f.asked[0], want)
	}
	if names := f.body("GetParameters")["Names"].([]any); len(names) != 2 {
		t.Errorf("asked for the parameters %v", names)
	}
}

func TestLogin(t *testing.T) {
	token := base64.StdEncoding.EncodeToString([]byte("AWS:secret:with:colons"))
	tests := []struct {
		endpoint string
		want     Login
	}{
		{"https://1.dkr.ecr.us-east-1.amazonaws.com", Login{Host: "1.dkr.ecr.us-east-1.amazonaws.com", User: "AWS", Password: "secret:with:colons"}},
		{"http://127.0.0.1:4566", Login{Host: "127.0.0.1:4566", User: "AWS", Password: "secret:with:colons", Insecure: true}},
	}
	for _, tt := range tests {
		c, _ := newFake(t, map[string][]answer{"GetAuthorizationToken": {{
			body: `{"authorizationData": [{"authorizationToken": "` + token + `", "proxyEndpoint": "` + tt.endpoint + `"}]}`,
		}}})
		got, err := c.Login(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("login (-want +got):\n%s", diff)
		}
	}
}

func TestSchedule(t *testing.T) {
	const schedule = `{"Name": "cambio-dev-report", "GroupName": "cambio-dev", "State": "DISABLED", "ScheduleExpression": "rate(5 minutes)",
		"ScheduleExpressionTimezone": "UTC", "FlexibleTimeWindow": {"Mode": "OFF"}, "Description": "Starts it",
		"Target": {"Arn": "cluster", "RoleArn": "role", "RetryPolicy": {"MaximumRetryAttempts": 2},
			"EcsParameters": {"TaskDefinitionArn": "arn:td:1", "LaunchType": "FARGATE", "TaskCount": 1}}}`
	c, f := newFake(t, map[string][]answer{
		"GET /schedules/cambio-dev-report": {{body: schedule}},
		"PUT /schedules/cambio-dev-report": {{body: `{"ScheduleArn": "arn"}`}},
	})
	s := c.Release().Schedules
	if arn, err := s.TaskDefinition(t.Context(), "cambio-dev", "cambio-dev-report"); err != nil || arn != "arn:td:1" {
		t.Errorf("task definition %s, error %v", arn, err)
	}
	if err := s.Point(t.Context(), "cambio-dev", "cambio-dev-report", "arn:td:2", true); err != nil {
		t.Fatal(err)
	}
	asked := f.body("PUT /schedules/cambio-dev-report")
	delete(asked, "ClientToken") // random, the SDK adds it
	golden(t, "schedule", asked)
}
