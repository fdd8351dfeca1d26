package cloud

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/release"
)

const paused = `{"serviceDeployments": [{
	"serviceDeploymentArn": "arn:deployment/2", "status": "IN_PROGRESS", "lifecycleStage": "POST_TEST_TRAFFIC_SHIFT", "createdAt": 1767225600,
	"targetServiceRevision": {"arn": "arn:revision/2", "requestedTaskCount": 2, "runningTaskCount": 2, "requestedProductionTrafficWeight": 0.0},
	"sourceServiceRevisions": [{"arn": "arn:revision/1", "requestedTaskCount": 2, "runningTaskCount": 2, "requestedProductionTrafficWeight": 100.0}],
	"deploymentConfiguration": {"strategy": "BLUE_GREEN"},
	"lifecycleHookDetails": [
		{"hookId": "done", "targetType": "PAUSE", "status": "SUCCEEDED"},
		{"hookId": "ecs-pause-1", "targetType": "PAUSE", "status": "AWAITING_ACTION", "timeoutAction": "ROLLBACK"}]}]}`

const rolledBack = `{"serviceDeployments": [{
	"serviceDeploymentArn": "arn:deployment/3", "status": "ROLLBACK_SUCCESSFUL", "statusReason": "rolled back", "createdAt": 1767225600,
	"targetServiceRevision": {"arn": "arn:revision/3", "requestedProductionTrafficWeight": 0.0},
	"deploymentConfiguration": {"strategy": "ROLLING"}, "rollback": {"reason": "alarm detected"},
	"alarms": {"status": "TRIGGERED", "alarmNames": ["a", "b"], "triggeredAlarmNames": ["b"]}}]}`

func TestDeployment(t *testing.T) {
	created := time.Unix(1767225600, 0).UTC()
	tests := []struct {
		name, answer string
		want         release.Deployment
	}{
		{"paused", paused, release.Deployment{
			ARN: "arn:deployment/2", Status: release.InProgress, Stage: "POST_TEST_TRAFFIC_SHIFT", Created: created,
			Target:  release.Side{Revision: "arn:revision/2", Requested: 2, Running: 2, Production: new(0.0)},
			Sources: []release.Side{{Revision: "arn:revision/1", Requested: 2, Running: 2, Production: new(100.0)}},
			Paused:  []string{"ecs-pause-1"},
		}},
		{"rolled back", rolledBack, release.Deployment{
			ARN: "arn:deployment/3", Status: release.RollbackSuccessful, Reason: "rolled back", Created: created,
			Target: release.Side{Revision: "arn:revision/3"}, RollbackReason: "alarm detected", FiredAlarms: []string{"b"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := newFake(t, map[string][]answer{"DescribeServiceDeployments": {{body: tt.answer}}})
			got, err := c.Release().Deployments.Deployment(t.Context(), "arn:deployment/2")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("deployment (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNewestDeployment(t *testing.T) {
	c, f := newFake(t, map[string][]answer{
		"ListServiceDeployments": {{body: `{"serviceDeployments": [
			{"serviceDeploymentArn": "arn:deployment/1", "createdAt": 1767225000},
			{"serviceDeploymentArn": "arn:deployment/2", "createdAt": 1767225600}]}`}, {body: `{"serviceDeployments": []}`}},
		"DescribeServiceDeployments": {{body: paused}},
	})
	if _, err := c.Release().Deployments.Newest(t.Context(), "cambio-dev", "cambio-dev-orders"); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"serviceDeploymentArns": []any{"arn:deployment/2"}}
	if diff := cmp.Diff(want, f.body("DescribeServiceDeployments")); diff != "" {
		t.Errorf("asked for (-want +got):\n%s", diff)
	}
	if _, err := c.Release().Deployments.Newest(t.Context(), "cambio-dev", "cambio-dev-orders"); !errors.Is(err, release.ErrNotFound) {
		t.Errorf("error %v, want ErrNotFound", err)
	}
}

func TestAnswersAndStops(t *testing.T) {
	c, f := newFake(t, map[string][]answer{
		"ContinueServiceDeployment": {{body: `{}`}}, "StopServiceDeployment": {{body: `{}`}},
	})
	d := c.Release().Deployments
	if err := errors.Join(d.Continue(t.Context(), "arn", "hook", true), d.Continue(t.Context(), "arn", "hook", false), d.TakeBack(t.Context(), "arn")); err != nil {
		t.Fatal(err)
	}
	want := []string{
		`ContinueServiceDeployment {"action":"CONTINUE","hookId":"hook","serviceDeploymentArn":"arn"}`,
		`ContinueServiceDeployment {"action":"ROLLBACK","hookId":"hook","serviceDeploymentArn":"arn"}`,
		`StopServiceDeployment {"serviceDeploymentArn":"arn","stopType":"ROLLBACK"}`,
	}
	if diff := cmp.Diff(want, f.asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}
