package cloud

import (
	"errors"
	"strings"
	"testing"

	"flota.dev/flota/internal/release"
)

const shiftTarget = `{"deploymentTarget": {"ecsTarget": {
	"lifecycleEvents": [{"lifecycleEventName": "Install", "status": "Succeeded"}, {"lifecycleEventName": "AllowTraffic", "status": "InProgress"}],
	"taskSetsInfo": [
		{"desiredCount": 2, "runningCount": 2, "trafficWeight": 90, "taskSetLabel": "Blue"},
		{"desiredCount": 2, "runningCount": 1, "trafficWeight": 10, "targetGroup": {"name": "orders-b"}, "taskSetLabel": "Green"}]}}}`

func TestCodeDeployDeployment(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		answers []answer
		want    release.Status
	}{
		{"in progress", []answer{{body: `{"deploymentInfo": {"deploymentId": "d-1", "status": "InProgress"}}`}}, release.InProgress},
		{"succeeded", []answer{{body: `{"deploymentInfo": {"deploymentId": "d-1", "status": "Succeeded"}}`}}, release.Successful},
		{"stopped for good", []answer{{body: `{"deploymentInfo": {"deploymentId": "d-1", "status": "Stopped"}}`}}, release.Stopped},
		{"going back", []answer{
			{body: `{"deploymentInfo": {"deploymentId": "d-1", "status": "Failed", "rollbackInfo": {"rollbackDeploymentId": "d-2"}}}`},
			{body: `{"deploymentInfo": {"deploymentId": "d-2", "status": "InProgress"}}`},
		}, release.RollbackInProgress},
		{"asked by the way back", []answer{
			{body: `{"deploymentInfo": {"deploymentId": "d-2", "status": "Succeeded", "rollbackInfo": {"rollbackTriggeringDeploymentId": "d-1"}}}`},
			{body: `{"deploymentInfo": {"deploymentId": "d-1", "status": "Stopped", "rollbackInfo": {"rollbackDeploymentId": "d-2"}}}`},
			{body: `{"deploymentInfo": {"deploymentId": "d-2", "status": "Succeeded"}}`},
		}, release.RollbackSuccessful},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c, _ := newFake(t, map[string][]answer{
				"GetDeployment":         tt.answers,
				"ListDeploymentTargets": {{body: `{"targetIds": ["cambio-dev:orders"]}`}},
				"GetDeploymentTarget":   {{body: shiftTarget}},
			})
			d, err := codedeploy{c}.Deployment(t.Context(), "d-1")
			if err != nil {
				t.Fatal(err)
			}
			if d.Status != tt.want || d.ARN != "d-1" {
				t.Errorf("%s is %s, want d-1, %s", d.ARN, d.Status, tt.want)
			}
			if *d.Target.Production != 10 || d.Target.Group != "orders-b" || d.Target.Running != 1 || d.Sources[0].Running != 2 || d.Stage != "PRODUCTION_TRAFFIC_SHIFT" {
				t.Errorf("at %s: target %+v, sources %+v", d.Stage, d.Target, d.Sources)
			}
		})
	}
}

func TestCodeDeployStart(t *testing.T) {
	t.Parallel()
	c, f := newFake(t, map[string][]answer{
		"DescribeServices": {{body: `{"services": [{"loadBalancers": [{"containerName": "orders", "containerPort": 8080}]}]}`}},
		"CreateDeployment": {{body: `{"deploymentId": "d-1"}`}},
		"StopDeployment":   {{}},
	})
	id, err := codedeploy{c}.Start(t.Context(), "cambio-dev", "orders", release.Update{
		TaskDefinition: "arn:orders:2", Configuration: release.Configuration{Strategy: "BLUE_GREEN"},
	})
	if err != nil || id != "d-1" {
		t.Fatalf("%s, %v", id, err)
	}
	asked := f.body("CreateDeployment")
	spec := asked["revision"].(map[string]any)["appSpecContent"].(map[string]any)["content"].(string)
	if !strings.Contains(spec, `"TaskDefinition":"arn:orders:2"`) || !strings.Contains(spec, `"ContainerPort":8080`) || !strings.Contains(spec, `"version":0.0`) {
		t.Errorf("AppSpec %s", spec)
	}
	if asked["deploymentConfigName"] != allAtOnce || asked["overrideAlarmConfiguration"].(map[string]any)["enabled"] != false {
		t.Errorf("asked for %v, want all at once and no alarms", asked)
	}
	if err := (codedeploy{c}).TakeBack(t.Context(), "d-1"); err != nil {
		t.Errorf("an answer without a body: %v", err)
	}
	if f.body("StopDeployment")["autoRollbackEnabled"] != true {
		t.Error("stopped without going back")
	}
}

func TestCodeDeployWithoutGroup(t *testing.T) {
	t.Parallel()
	c, _ := newFake(t, map[string][]answer{
		"GetDeploymentGroup": {{status: 400, body: `{"__type": "DeploymentGroupDoesNotExistException", "message": "none"}`}},
	})
	if _, err := (codedeploy{c}).Newest(t.Context(), "cambio-dev", "orders"); !errors.Is(err, release.ErrNotFound) {
		t.Errorf("%v, want not found", err)
	}
}
