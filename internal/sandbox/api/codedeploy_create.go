package api

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

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

type revisionLocation struct {
	Type    string          `json:"revisionType"`
	Content *appSpecContent `json:"appSpecContent,omitempty"`
	String  *appSpecContent `json:"string,omitempty"`
}

type appSpecContent struct {
	Content string `json:"content"`
	SHA256  string `json:"sha256,omitempty"`
}

type deploymentIDInput struct {
	ID string `json:"deploymentId"`
}

// appSpec is what CodeDeploy reads of an AppSpec for ECS (CodeDeploy user guide,
// "AppSpec 'resources' section for Amazon ECS deployments").
type appSpec struct {
	Resources []struct {
		Target struct {
			Type       string `json:"Type"`
			Properties struct {
				TaskDefinition string `json:"TaskDefinition"`
				LoadBalancer   struct {
					Container string `json:"ContainerName"`
					Port      int    `json:"ContainerPort"`
				} `json:"LoadBalancerInfo"`
			} `json:"Properties"`
		} `json:"TargetService"`
	} `json:"Resources"`
	// Hooks name a Lambda function by lifecycle event.
	Hooks []map[string]string `json:"Hooks"`
}

func (a *API) createDeployment(_ context.Context, c caller, in createDeploymentInput) (deploymentIDInput, error) {
	var out deploymentIDInput
	group, err := a.deploymentGroup(c, in.Application, in.Group)
	if err != nil {
		return out, err
	}
	spec, text, err := in.Revision.read()
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
	plan.Service, plan.CodeDeploy.AppSpec = service, text
	out.ID, err = a.Deployer.Deploy(plan)
	return out, codedeployError(err, "DeploymentLimitExceededException")
}

// read returns the AppSpec of a revision, and its text. Only JSON is read.
func (r *revisionLocation) read() (spec appSpec, text string, err error) {
	if r == nil {
		return spec, "", failf("RevisionRequiredException", "A revision is required.")
	}
	content := r.Content
	if content == nil {
		content = r.String
	}
	if r.Type != "AppSpecContent" && r.Type != "String" || content == nil {
		return spec, "", failf("InvalidRevisionException", "The sandbox takes a revision as AppSpecContent.")
	}
	sum := sha256.Sum256([]byte(content.Content))
	if content.SHA256 != "" && !strings.EqualFold(content.SHA256, hex.EncodeToString(sum[:])) {
		return spec, "", failf("InvalidRevisionException", "The sha256 is not that of the AppSpec content.")
	}
	if err := json.Unmarshal([]byte(content.Content), &spec); err != nil {
		return spec, "", failf("InvalidRevisionException", "The AppSpec cannot be read; the sandbox reads JSON only: %v", err)
	}
	if len(spec.Resources) != 1 || spec.Resources[0].Target.Type != "AWS::ECS::Service" {
		return spec, "", failf("InvalidRevisionException", "The AppSpec needs one resource TargetService of the type AWS::ECS::Service.")
	}
	p := spec.Resources[0].Target.Properties
	if p.TaskDefinition == "" || p.LoadBalancer.Container == "" || p.LoadBalancer.Port == 0 {
		return spec, "", failf("InvalidRevisionException", "The AppSpec needs TaskDefinition and LoadBalancerInfo with ContainerName and ContainerPort.")
	}
	return spec, content.Content, nil
}

// plan puts together what the deployment group, its configuration, the AppSpec
// and the call itself say.
func (in createDeploymentInput) plan(group groupSettings, config deploymentConfigInfo, spec appSpec) deployer.Plan {
	p := spec.Resources[0].Target.Properties
	out := deployer.Plan{
		TaskDefinition: p.TaskDefinition, Container: p.LoadBalancer.Container, Port: p.LoadBalancer.Port,
		Configuration: config.Routing.strategy(),
		CodeDeploy: deployer.CodeDeploy{
			Application: in.Application, Group: in.Group, Config: config.Name, Description: in.Description,
		},
	}
	out.Configuration.BakeTime = store.Number(group.BlueGreen.Terminate.Wait)
	out.Configuration.Hooks = spec.hooks()
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

func (s appSpec) hooks() []store.Hook {
	var out []store.Hook
	for _, hooks := range s.Hooks {
		for event, function := range hooks {
			if stage, ok := hookStages[event]; ok {
				out = append(out, store.Hook{TargetType: "AWS_LAMBDA", TargetARN: function, Stages: []string{string(stage)}})
			}
		}
	}
	return out
}
