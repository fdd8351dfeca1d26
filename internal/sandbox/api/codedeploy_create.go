package api

import (
	"cmp"
	"context"
	"slices"

	"flota.dev/flota/internal/sandbox/appspec"
	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

type createDeploymentInput struct {
	Application string             `json:"applicationName"`
	Group       string             `json:"deploymentGroupName"`
	Revision    *revisionLocation  `json:"revision"`
	Config      string             `json:"deploymentConfigName"`
	Description string             `json:"description"`
	Rollback    *rollbackSettings  `json:"autoRollbackConfiguration"`
	Alarms      *alarmWatchSetting `json:"overrideAlarmConfiguration"`
}

type deploymentIDInput struct {
	ID string `json:"deploymentId"`
}

func (a *API) createDeployment(_ context.Context, c caller, in createDeploymentInput) (deploymentIDInput, error) {
	var out deploymentIDInput
	group, err := a.deploymentGroup(c, in.Application, in.Group)
	if err != nil {
		return out, err
	}
	spec, text, err := a.appSpec(in.Revision)
	if err != nil {
		return out, err
	}
	if len(group.Services) == 0 {
		return out, failf("InvalidECSServiceException", "The deployment group %s has no ECS service.", group.Name)
	}
	service, err := a.serviceKey(c, group.Services[0].Cluster, group.Services[0].Service)
	if err != nil {
		return out, failf("InvalidECSServiceException", "The ECS service of the deployment group %s is not there.", group.Name)
	}
	config, err := a.deploymentConfig(c, cmp.Or(in.Config, group.Config))
	if err != nil {
		return out, err
	}
	plan := in.plan(newGroupSettings(group), config, spec)
	plan.Service, plan.CodeDeploy.AppSpec, plan.CodeDeploy.Object = service, text, in.Revision.Object
	out.ID, err = a.Deployer.Deploy(plan)
	return out, codedeployError(err, "DeploymentLimitExceededException")
}

// plan puts together what the deployment group, its configuration, the AppSpec
// and the call itself say.
func (in createDeploymentInput) plan(group groupSettings, config deploymentConfigInfo, spec appspec.Spec) deployer.Plan {
	out := deployer.Plan{
		TaskDefinition: spec.TaskDefinition, Container: spec.Container, Port: spec.Port,
		Configuration: config.Routing.strategy(),
		CodeDeploy: deployer.CodeDeploy{
			Application: in.Application, Group: in.Group, Config: config.Name, Description: in.Description,
		},
	}
	out.Configuration.BakeTime = store.Number(group.BlueGreen.Terminate.Wait)
	out.Configuration.Hooks = hooksOf(spec)
	if ready := group.BlueGreen.Ready; ready.Action == "STOP_DEPLOYMENT" {
		out.Configuration.Hooks = append(out.Configuration.Hooks, store.Hook{
			TargetType: "PAUSE", Stages: []string{string(deployer.PostTestShift)},
			TimeoutMinutes: float64(ready.Wait), TimeoutAction: deployer.ActionRollback,
		})
	}
	rollback := cmp.Or(in.Rollback, group.Rollback, &rollbackSettings{})
	back := func(event string) bool { return rollback.Enabled && slices.Contains(rollback.Events, event) }
	out.CodeDeploy.FailureRollback = back("DEPLOYMENT_FAILURE")
	alarms := cmp.Or(in.Alarms, group.Alarms, &alarmWatchSetting{})
	if alarms.Enabled {
		out.AlarmRollback = back("DEPLOYMENT_STOP_ON_ALARM")
		for _, alarm := range alarms.Alarms {
			out.Alarms = append(out.Alarms, alarm.Name)
		}
	}
	return out
}

// hookStages are the stages after which CodeDeploy's hooks for ECS run.
var hookStages = map[string]deployer.Stage{
	"BeforeInstall": deployer.PreScaleUp, "AfterInstall": deployer.PostScaleUp, "AfterAllowTestTraffic": deployer.PostTestShift,
	"BeforeAllowTraffic": deployer.PreProduction, "AfterAllowTraffic": deployer.PostProduction,
}

func hooksOf(spec appspec.Spec) []store.Hook {
	var out []store.Hook
	for _, hook := range spec.Hooks {
		if stage, ok := hookStages[hook.Event]; ok {
			out = append(out, store.Hook{TargetType: "AWS_LAMBDA", TargetARN: hook.Function, Stages: []string{string(stage)}})
		}
	}
	return out
}
