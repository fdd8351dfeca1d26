package api

import (
	"context"

	"flota.dev/flota/internal/sandbox/store"
)

type getDeploymentGroupInput struct {
	Application string `json:"applicationName"`
	Group       string `json:"deploymentGroupName"`
}

type getDeploymentGroupOutput struct {
	Info deploymentGroupInfo `json:"deploymentGroupInfo"`
}

type deploymentGroupInfo struct {
	Application string `json:"applicationName"`
	ID          string `json:"deploymentGroupId"`
	Name        string `json:"deploymentGroupName"`
	groupSettings
	Config         string          `json:"deploymentConfigName"`
	Role           string          `json:"serviceRoleArn"`
	Services       []ecsServiceRef `json:"ecsServices"`
	Platform       string          `json:"computePlatform"`
	LastSuccessful *lastDeployment `json:"lastSuccessfulDeployment,omitempty"`
	LastAttempted  *lastDeployment `json:"lastAttemptedDeployment,omitempty"`
}

type ecsServiceRef struct {
	Service string `json:"serviceName"`
	Cluster string `json:"clusterName"`
}

type lastDeployment struct {
	ID      string `json:"deploymentId"`
	Status  string `json:"status"`
	EndTime *Time  `json:"endTime,omitempty"`
	Created *Time  `json:"createTime,omitempty"`
}

// groupSettings is what GetDeploymentGroup and GetDeployment both tell.
type groupSettings struct {
	Style        deploymentStyle    `json:"deploymentStyle"`
	BlueGreen    blueGreenSettings  `json:"blueGreenDeploymentConfiguration"`
	LoadBalancer pairSettings       `json:"loadBalancerInfo"`
	Rollback     *rollbackSettings  `json:"autoRollbackConfiguration,omitempty"`
	Alarms       *alarmWatchSetting `json:"alarmConfiguration,omitempty"`
}

type deploymentStyle struct {
	Type   string `json:"deploymentType"`
	Option string `json:"deploymentOption"`
}

type blueGreenSettings struct {
	Terminate struct {
		Action string `json:"action"`
		Wait   int    `json:"terminationWaitTimeInMinutes"`
	} `json:"terminateBlueInstancesOnDeploymentSuccess"`
	Ready struct {
		Action string `json:"actionOnTimeout"`
		Wait   int    `json:"waitTimeInMinutes"`
	} `json:"deploymentReadyOption"`
}

type pairSettings struct {
	Pairs []targetGroupPair `json:"targetGroupPairInfoList"`
}

type targetGroupPair struct {
	Groups     []targetGroupName `json:"targetGroups"`
	Production *trafficRoute     `json:"prodTrafficRoute,omitempty"`
	Test       *trafficRoute     `json:"testTrafficRoute,omitempty"`
}

type targetGroupName struct {
	Name string `json:"name"`
}

type trafficRoute struct {
	Listeners []string `json:"listenerArns"`
}

type rollbackSettings struct {
	Enabled bool     `json:"enabled"`
	Events  []string `json:"events"`
}

type alarmWatchSetting struct {
	Enabled bool        `json:"enabled"`
	Alarms  []alarmName `json:"alarms"`
}

type alarmName struct {
	Name string `json:"name"`
}

func (a *API) getDeploymentGroup(_ context.Context, c caller, in getDeploymentGroupInput) (getDeploymentGroupOutput, error) {
	g, err := a.deploymentGroup(c, in.Application, in.Group)
	if err != nil {
		return getDeploymentGroupOutput{}, err
	}
	out := deploymentGroupInfo{
		Application: g.Application, ID: g.ID, Name: g.Name, groupSettings: newGroupSettings(g),
		Config: g.Config, Role: g.RoleARN, Services: []ecsServiceRef{}, Platform: "ECS",
	}
	for _, s := range g.Services {
		out.Services = append(out.Services, ecsServiceRef{s.Service, s.Cluster})
	}
	all, err := a.codedeployments(c)
	for _, d := range all {
		if d.of.Application != g.Application || d.of.Group != g.Name {
			continue
		}
		last := &lastDeployment{d.id, d.status(), d.ended(), instant(d.created())}
		if out.LastAttempted == nil {
			out.LastAttempted = last
		}
		if out.LastSuccessful == nil && last.Status == "Succeeded" {
			out.LastSuccessful = last
		}
	}
	return getDeploymentGroupOutput{out}, err
}

type batchGetDeploymentGroupsInput struct {
	Application string   `json:"applicationName"`
	Groups      []string `json:"deploymentGroupNames"`
}

type batchGetDeploymentGroupsOutput struct {
	Groups []deploymentGroupInfo `json:"deploymentGroupsInfo"`
}

func (a *API) batchGetDeploymentGroups(ctx context.Context, c caller, in batchGetDeploymentGroupsInput) (batchGetDeploymentGroupsOutput, error) {
	out := batchGetDeploymentGroupsOutput{Groups: []deploymentGroupInfo{}}
	for _, name := range in.Groups {
		one, err := a.getDeploymentGroup(ctx, c, getDeploymentGroupInput{in.Application, name})
		if err != nil {
			return out, err
		}
		out.Groups = append(out.Groups, one.Info)
	}
	return out, nil
}

func newGroupSettings(g store.DeploymentGroup) groupSettings {
	out := groupSettings{Style: deploymentStyle{"BLUE_GREEN", "WITH_TRAFFIC_CONTROL"}}
	out.BlueGreen.Ready.Action, out.BlueGreen.Terminate.Action = "CONTINUE_DEPLOYMENT", "TERMINATE"
	for _, b := range g.BlueGreen {
		for _, r := range b.Ready {
			out.BlueGreen.Ready.Action, out.BlueGreen.Ready.Wait = r.Action, r.Wait
		}
		for _, t := range b.Terminate {
			out.BlueGreen.Terminate.Action, out.BlueGreen.Terminate.Wait = t.Action, t.Wait
		}
	}
	for _, b := range g.Balancing {
		for _, p := range b.Pairs {
			pair := targetGroupPair{Production: newTrafficRoute(p.Production), Test: newTrafficRoute(p.Test)}
			for _, group := range p.Groups {
				pair.Groups = append(pair.Groups, targetGroupName(group))
			}
			out.LoadBalancer.Pairs = append(out.LoadBalancer.Pairs, pair)
		}
	}
	for _, r := range g.Rollback {
		out.Rollback = &rollbackSettings{r.Enabled, append([]string{}, r.Events...)}
	}
	for _, w := range g.Alarms {
		out.Alarms = &alarmWatchSetting{Enabled: w.Enabled, Alarms: []alarmName{}}
		for _, name := range w.Names {
			out.Alarms.Alarms = append(out.Alarms.Alarms, alarmName{name})
		}
	}
	return out
}

func newTrafficRoute(routes []store.TrafficRoute) *trafficRoute {
	if len(routes) == 0 {
		return nil
	}
	return &trafficRoute{routes[0].Listeners}
}
