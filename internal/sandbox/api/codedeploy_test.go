package api

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ecs"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	guidedName     = "cambio-dev-orders"
	guidedListener = lbPrefix + "listener/app/lb/1/1"
	guidedGroup    = " --application-name " + guidedName + " --deployment-group-name " + guidedName
)

// newCodeDeploy is a door behind which CodeDeploy carries out the deployments
// of the service, as a flota stack sets it up.
func newCodeDeploy(t *testing.T) (*door, *ecs.Client) {
	d, client := newECS(t)
	for _, group := range []string{"blue/1", "green/2"} {
		arn := lbPrefix + "targetgroup/" + group
		name, _, _ := strings.Cut(group, "/")
		d.put(t, "aws_lb_target_group", arn, store.Attributes{"arn": arn, "name": name})
	}
	for _, rule := range []string{"listener-rule/app/lb/1/1/1", "listener-rule/app/lb/1/1/2"} {
		d.amend(t, "aws_lb_listener_rule", lbPrefix+rule, store.Attributes{"listener_arn": guidedListener})
	}
	d.amend(t, "aws_ecs_service", testService, store.Attributes{
		"deployment_controller": []any{map[string]any{"type": "CODE_DEPLOY"}}, "desired_count": 2,
	})
	d.put(t, "aws_codedeploy_app", guidedName, store.Attributes{"name": guidedName, "application_id": "app-1", "compute_platform": "ECS"})
	d.put(t, "aws_codedeploy_deployment_config", guidedName, store.Attributes{
		"deployment_config_name": guidedName, "compute_platform": "ECS",
		"traffic_routing_config": []any{map[string]any{
			"type": "TimeBasedCanary", "time_based_canary": []any{map[string]any{"percentage": 10, "interval": 1}},
		}},
	})
	d.put(t, "aws_codedeploy_deployment_group", guidedName, store.Attributes{
		"app_name": guidedName, "deployment_group_name": guidedName, "deployment_config_name": guidedName,
		"ecs_service": []any{map[string]any{"cluster_name": "cambio-dev", "service_name": "orders"}},
		"load_balancer_info": []any{map[string]any{"target_group_pair_info": []any{map[string]any{
			"prod_traffic_route": []any{map[string]any{"listener_arns": []any{guidedListener}}},
			"target_group":       []any{map[string]any{"name": "blue"}, map[string]any{"name": "green"}},
		}}}},
		"auto_rollback_configuration": []any{map[string]any{"enabled": true, "events": []any{"DEPLOYMENT_FAILURE"}}},
	})
	return d, client
}

// amend sets attributes of a record.
func (d *door) amend(t *testing.T, typ, id string, more store.Attributes) {
	t.Helper()
	key := store.Key{Account: testAccount, Region: testRegion, Type: typ, ID: id}
	err := d.Store.Update(key, func(a store.Attributes) error {
		for name, value := range more {
			a[name] = value
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// waits sets for how many minutes the deployment group waits before traffic
// moves, and before the original tasks are stopped.
func (d *door) waits(t *testing.T, ready, terminate int) {
	t.Helper()
	option := map[string]any{"action_on_timeout": "CONTINUE_DEPLOYMENT"}
	if ready > 0 {
		option = map[string]any{"action_on_timeout": "STOP_DEPLOYMENT", "wait_time_in_minutes": ready}
	}
	d.amend(t, "aws_codedeploy_deployment_group", guidedName, store.Attributes{"blue_green_deployment_config": []any{map[string]any{
		"deployment_ready_option":                        []any{option},
		"terminate_blue_instances_on_deployment_success": []any{map[string]any{"action": "TERMINATE", "termination_wait_time_in_minutes": terminate}},
	}}})
}

// create begins a deployment by the aws command line, with an AppSpec in YAML,
// and returns its ID.
func (d *door) create(t *testing.T, definition string) string {
	t.Helper()
	out, message := d.cli(t, "deploy create-deployment --cli-input-json file://"+deploymentInput(t, appSpecOf(definition)))
	if message != "" {
		t.Fatal(message)
	}
	var created struct{ DeploymentID string }
	if err := json.Unmarshal(out, &created); err != nil {
		t.Fatal(err)
	}
	return created.DeploymentID
}

func appSpecOf(definition string) string {
	return "version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        TaskDefinition: " + definition +
		"\n        LoadBalancerInfo: {ContainerName: orders, ContainerPort: 8080}\n"
}

// deploymentInput writes what create-deployment is given, and returns the file.
func deploymentInput(t *testing.T, spec string) string {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"applicationName": guidedName, "deploymentGroupName": guidedName, "description": "by hand",
		"revision": map[string]any{"revisionType": "AppSpecContent", "appSpecContent": map[string]any{"content": spec}},
	})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "deployment.json")
	if err := os.WriteFile(file, body, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// says runs a command that must answer a text, now or in a moment.
func (d *door) says(t *testing.T, want, command string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		out, message := d.cli(t, command)
		if message != "" {
			t.Fatal(message)
		}
		if strings.Contains(string(out), want) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s: no %q in\n%s", command, want, out)
		}
	}
}

// refuses runs a command that must fail by an error's name.
func (d *door) refuses(t *testing.T, name, command string) {
	t.Helper()
	if _, message := d.cli(t, command); !strings.Contains(message, name) {
		t.Errorf("%s: %q, want %s", command, message, name)
	}
}

// TestCodeDeployByCommandLine takes deployments through all that a person can
// do to them, with a client that is not ours.
func TestCodeDeployByCommandLine(t *testing.T) {
	t.Parallel()
	d, client := newCodeDeploy(t)
	d.waits(t, 0, 1)
	first := d.create(t, register(t, client, "repo@sha256:1"))
	d.says(t, `"Succeeded"`, "deploy get-deployment --query deploymentInfo.status --deployment-id "+first)
	d.looks(t, first)

	d.waits(t, 1000, 1000)
	second := d.create(t, register(t, client, "repo@sha256:2"))
	d.refuses(t, "DeploymentLimitExceededException", "deploy create-deployment --cli-input-json file://"+deploymentInput(t, appSpecOf("orders:1")))
	d.says(t, `"Ready"`, "deploy get-deployment --query deploymentInfo.status --deployment-id "+second)
	d.refuses(t, "InvalidDeploymentStatusException", "deploy continue-deployment --deployment-wait-type TERMINATION_WAIT --deployment-id "+second)
	d.says(t, "", "deploy continue-deployment --deployment-wait-type READY_WAIT --deployment-id "+second)
	d.says(t, "true", "deploy get-deployment --query deploymentInfo.instanceTerminationWaitTimeStarted --deployment-id "+second)
	d.refuses(t, "DeploymentIsNotInReadyStateException", "deploy continue-deployment --deployment-id "+second)
	d.says(t, "", "deploy continue-deployment --deployment-wait-type TERMINATION_WAIT --deployment-id "+second)
	d.says(t, `"Succeeded"`, "deploy get-deployment --query deploymentInfo.status --deployment-id "+second)
	d.refuses(t, "DeploymentAlreadyCompletedException", "deploy stop-deployment --deployment-id "+second)

	d.waits(t, 0, 1000)
	third := d.create(t, register(t, client, "repo@sha256:3"))
	d.says(t, "true", "deploy get-deployment --query deploymentInfo.instanceTerminationWaitTimeStarted --deployment-id "+third)
	d.says(t, `"Succeeded"`, "deploy stop-deployment --auto-rollback-enabled --deployment-id "+third)
	d.says(t, `"Stopped"`, "deploy get-deployment --query deploymentInfo.status --deployment-id "+third)
	d.says(t, "MANUAL_STOP", "deploy get-deployment --deployment-id "+third)
	d.says(t, third, "deploy list-deployments --include-only-statuses Stopped"+guidedGroup)
	d.says(t, `"Succeeded"`, "deploy get-deployment-group --query deploymentGroupInfo.lastAttemptedDeployment.status"+guidedGroup)
	d.says(t, "codeDeployRollback", "deploy batch-get-deployments --deployment-ids "+d.newest(t))
	d.says(t, "task-definition/orders:3", "ecs describe-services --cluster cambio-dev --services orders --query services[].taskDefinition")
}

// looks asks for what there is to see of a deployment that has succeeded.
func (d *door) looks(t *testing.T, id string) {
	t.Helper()
	for command, want := range map[string]string{
		"deploy list-applications":                                                                                        guidedName,
		"deploy batch-get-applications --application-names " + guidedName:                                                 "app-1",
		"deploy list-deployment-groups --application-name " + guidedName:                                                  guidedName,
		"deploy batch-get-deployment-groups --application-name " + guidedName + " --deployment-group-names " + guidedName: "lastSuccessfulDeployment",
		"deploy list-deployment-configs --query deploymentConfigsList[0:6]":                                               guidedName,
		"deploy get-deployment-config --deployment-config-name " + guidedName:                                             "TimeBasedCanary",
		"deploy list-deployment-targets --deployment-id " + id:                                                            "cambio-dev:orders",
		"deploy get-deployment-target --target-id cambio-dev:orders --deployment-id " + id:                                `"Green"`,
		"deploy batch-get-deployment-targets --target-ids cambio-dev:orders --deployment-id " + id:                        `"AllowTraffic"`,
		"deploy wait deployment-successful --deployment-id " + id:                                                         "",
		"deploy get-deployment --query deploymentInfo.revision --deployment-id " + id:                                     "version: 0.0",
	} {
		d.says(t, want, command)
	}
}

// newest is the ID of the deployment group's newest deployment.
func (d *door) newest(t *testing.T) string {
	t.Helper()
	out, message := d.cli(t, "deploy list-deployments --max-items 1 --query deployments[0]"+guidedGroup)
	if message != "" {
		t.Fatal(message)
	}
	var id string
	if err := json.Unmarshal(out, &id); err != nil {
		t.Fatal(err)
	}
	return id
}

// TestAppSpecInABucket deploys by an AppSpec that was uploaded, as CodeDeploy's tutorial does.
func TestAppSpecInABucket(t *testing.T) {
	t.Parallel()
	d, client := newCodeDeploy(t)
	d.s3(t)
	file := filepath.Join(t.TempDir(), "appspec.yaml")
	if err := os.WriteFile(file, []byte(appSpecOf(register(t, client, "repo@sha256:1"))), 0o644); err != nil {
		t.Fatal(err)
	}
	d.says(t, "ETag", "s3api put-object --bucket "+stateBucket+" --key appspec.yaml --body "+file)
	create := "deploy create-deployment" + guidedGroup + " --s3-location bucket=" + stateBucket + ",key="
	d.refuses(t, "InvalidRevisionException", create+"appspec.yaml,bundleType=zip")
	d.refuses(t, "RevisionDoesNotExistException", create+"other.yaml,bundleType=YAML")
	d.says(t, "d-", create+"appspec.yaml,bundleType=YAML")
	d.says(t, "appspec.yaml", "deploy get-deployment --query deploymentInfo.revision.s3Location --deployment-id "+d.newest(t))
	d.says(t, `"Succeeded"`, "deploy get-deployment --query deploymentInfo.status --deployment-id "+d.newest(t))
	services, err := client.DescribeServices(t.Context(), &ecs.DescribeServicesInput{Cluster: aws.String("cambio-dev"), Services: []string{"orders"}})
	if err != nil || services.Services[0].RunningCount != 2 {
		t.Errorf("%+v, %v; want 2 tasks", services, err)
	}
}
