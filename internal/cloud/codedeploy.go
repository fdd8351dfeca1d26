package cloud

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ecs"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/release"
)

// codedeploy is release.CodeDeploy.
type codedeploy struct{ *Cloud }

// ask calls CodeDeploy by Cloud.call: the SDK's client of it is a module of its
// own, and flota is at the limit of direct dependencies that it sets itself.
func (d codedeploy) ask(ctx context.Context, operation string, in, out any) error {
	return d.call(ctx, "codedeploy", "CodeDeploy_20141006."+operation, in, out)
}

func (d codedeploy) Newest(ctx context.Context, _, service string) (release.Deployment, error) {
	var group codedeployGroup
	if err := d.ask(ctx, "GetDeploymentGroup", codedeployGroupInput{service, service}, &group); err != nil {
		return release.Deployment{}, found(err)
	}
	if group.Info.Last == nil {
		return release.Deployment{}, release.ErrNotFound
	}
	return d.Deployment(ctx, group.Info.Last.ID)
}

// Deployment tells of a deployment together with the one by which CodeDeploy
// goes back: for a release they are one.
func (d codedeploy) Deployment(ctx context.Context, id string) (release.Deployment, error) {
	info, err := d.info(ctx, id)
	if err == nil && info.Rollback.Triggering != "" {
		info, err = d.info(ctx, info.Rollback.Triggering)
	}
	if err != nil {
		return release.Deployment{}, err
	}
	var back codedeployDeployment
	if info.Rollback.ID != "" {
		if back, err = d.info(ctx, info.Rollback.ID); err != nil {
			return release.Deployment{}, err
		}
	}
	target, err := d.target(ctx, info.ID)
	if err != nil {
		return release.Deployment{}, err
	}
	return shifted(info, back, target), nil
}

func (d codedeploy) info(ctx context.Context, id string) (codedeployDeployment, error) {
	var out codedeployInfo
	err := d.ask(ctx, "GetDeployment", codedeployID{id}, &out)
	return out.Info, found(err)
}

// target reads how far the service is. A deployment that has only just been
// created has no target yet.
func (d codedeploy) target(ctx context.Context, id string) (codedeployECS, error) {
	var targets codedeployTargets
	err := d.ask(ctx, "ListDeploymentTargets", codedeployID{id}, &targets)
	if codeOf(err) == "DeploymentNotStartedException" || err == nil && len(targets.IDs) == 0 {
		return codedeployECS{}, nil
	}
	if err != nil {
		return codedeployECS{}, found(err)
	}
	var out codedeployTarget
	err = d.ask(ctx, "GetDeploymentTarget", codedeployTargetInput{id, targets.IDs[0]}, &out)
	return out.Target.ECS, found(err)
}

// shifted tells of a deployment of CodeDeploy's in the terms of ECS's.
func shifted(info, back codedeployDeployment, target codedeployECS) release.Deployment {
	out := release.Deployment{
		ARN: info.ID, Status: statusOfShift(info, back), Reason: info.Error.Message, RollbackReason: info.Rollback.Message,
		Created: time.UnixMilli(int64(info.Created * 1000)),
		Target:  release.Side{Production: new(0.0)},
	}
	for _, set := range target.TaskSets {
		one := release.Side{Group: set.Group.Name, Requested: set.Desired, Running: set.Running, Production: &set.Weight}
		if set.Label == "Green" {
			out.Target = one
		} else {
			out.Sources = append(out.Sources, one)
		}
	}
	out.Stage = stageOfShift(info, target, out.Sources)
	return out
}

// statusOfShift gives the status by its name at ECS. A deployment that CodeDeploy
// took back counts as going back until the deployment by which it does has ended.
func statusOfShift(info, back codedeployDeployment) release.Status {
	switch {
	case info.Status == "Succeeded":
		return release.Successful
	case info.Status == "Created", info.Status == "Queued":
		return release.Pending
	case info.Status != "Failed" && info.Status != "Stopped":
		return release.InProgress
	case back.ID == "":
		return release.Stopped
	case back.Status == "Succeeded":
		return release.RollbackSuccessful
	case back.Status == "Failed", back.Status == "Stopped":
		return release.RollbackFailed
	}
	return release.RollbackInProgress
}

// stages are ECS's names for the lifecycle events of a deployment to ECS.
var stages = map[string]string{
	"BeforeInstall": "PRE_SCALE_UP", "Install": "SCALE_UP", "AfterInstall": "POST_SCALE_UP",
	"AllowTestTraffic": "TEST_TRAFFIC_SHIFT", "AfterAllowTestTraffic": "POST_TEST_TRAFFIC_SHIFT",
	"BeforeAllowTraffic": "PRE_PRODUCTION_TRAFFIC_SHIFT", "AllowTraffic": "PRODUCTION_TRAFFIC_SHIFT",
	"AfterAllowTraffic": "POST_PRODUCTION_TRAFFIC_SHIFT",
}

func stageOfShift(info codedeployDeployment, target codedeployECS, sources []release.Side) string {
	for _, e := range target.Events {
		if e.Status == "InProgress" {
			return stages[e.Name]
		}
	}
	for _, s := range sources {
		if info.Waits && s.Requested == 0 && s.Running > 0 {
			return "CLEAN_UP"
		}
	}
	if info.Waits {
		return "BAKE_TIME"
	}
	return "PRE_SCALE_UP"
}

// Continue ends the wait that the hook names, or takes the deployment back.
func (d codedeploy) Continue(ctx context.Context, id, hook string, goOn bool) error {
	if !goOn {
		return d.TakeBack(ctx, id)
	}
	return found(d.ask(ctx, "ContinueDeployment", codedeployContinueInput{id, hook}, &struct{}{}))
}

func (d codedeploy) TakeBack(ctx context.Context, id string) error {
	return found(d.ask(ctx, "StopDeployment", codedeployStopInput{id, true}, &struct{}{}))
}

// allAtOnce is the deployment configuration that every account has.
const allAtOnce = "CodeDeployDefault.ECSAllAtOnce"

func (d codedeploy) Start(ctx context.Context, cluster, service string, u release.Update) (string, error) {
	spec, err := d.appSpec(ctx, cluster, service, u.TaskDefinition)
	if err != nil {
		return "", err
	}
	in := codedeployCreateInput{
		codedeployGroupInput: codedeployGroupInput{service, service},
		Revision:             codedeployRevision{Type: "AppSpecContent", AppSpec: codedeployAppSpec{spec}},
	}
	if u.Configuration.Strategy == "BLUE_GREEN" {
		in.Config = allAtOnce
	}
	if len(u.Configuration.Alarms) == 0 {
		in.Alarms = &codedeployAlarms{Enabled: false}
	}
	var out codedeployID
	err = d.ask(ctx, "CreateDeployment", in, &out)
	return out.ID, found(err)
}

// appSpec says which revision is to come, and which port of it gets the traffic.
func (d codedeploy) appSpec(ctx context.Context, cluster, service, definition string) (string, error) {
	out, err := d.containers.DescribeServices(ctx, &ecs.DescribeServicesInput{Cluster: &cluster, Services: []string{service}})
	if err != nil {
		return "", found(err)
	}
	if len(out.Services) == 0 || len(out.Services[0].LoadBalancers) == 0 {
		return "", &diag.Error{
			What: fmt.Sprintf("there is no ECS service %s with a load balancer in the cluster %s", service, cluster),
			Hint: "flota apply", Err: release.ErrNotFound,
		}
	}
	lb := out.Services[0].LoadBalancers[0]
	properties := map[string]any{
		"TaskDefinition":   definition,
		"LoadBalancerInfo": map[string]any{"ContainerName": aws.ToString(lb.ContainerName), "ContainerPort": aws.ToInt32(lb.ContainerPort)},
	}
	target := map[string]any{"Type": "AWS::ECS::Service", "Properties": properties}
	spec, err := json.Marshal(map[string]any{
		"version": json.Number("0.0"), "Resources": []any{map[string]any{"TargetService": target}},
	})
	return string(spec), err
}
