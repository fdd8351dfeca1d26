package api

import (
	"context"
	"maps"
	"slices"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

type listDeploymentConfigsInput struct {
	NextToken string `json:"nextToken"`
}

type listDeploymentConfigsOutput struct {
	Configs   []string `json:"deploymentConfigsList"`
	NextToken string   `json:"nextToken,omitempty"`
}

// listDeploymentConfigs lists those for ECS: the ones that every account has, and its own.
func (a *API) listDeploymentConfigs(_ context.Context, c caller, in listDeploymentConfigsInput) (out listDeploymentConfigsOutput, err error) {
	own, err := list[store.DeploymentConfig](a, c, "aws_codedeploy_deployment_config")
	if err != nil {
		return out, err
	}
	names := slices.Sorted(maps.Keys(predefinedConfigs))
	for _, config := range own {
		names = append(names, config.Name)
	}
	out.Configs, out.NextToken, err = page(names, 0, 100, in.NextToken)
	return out, err
}

type getDeploymentConfigInput struct {
	Name string `json:"deploymentConfigName"`
}

type getDeploymentConfigOutput struct {
	Info deploymentConfigInfo `json:"deploymentConfigInfo"`
}

type deploymentConfigInfo struct {
	ID       string         `json:"deploymentConfigId,omitempty"`
	Name     string         `json:"deploymentConfigName"`
	Platform string         `json:"computePlatform"`
	Routing  trafficRouting `json:"trafficRoutingConfig"`
}

// trafficRouting is how a deployment shifts traffic (API: TrafficRoutingConfig).
type trafficRouting struct {
	Type   string      `json:"type"`
	Canary *canaryStep `json:"timeBasedCanary,omitempty"`
	Linear *linearStep `json:"timeBasedLinear,omitempty"`
}

// Shares are in percent, intervals in minutes.
type (
	canaryStep struct {
		Percent  int `json:"canaryPercentage"`
		Interval int `json:"canaryInterval"`
	}
	linearStep struct {
		Percent  int `json:"linearPercentage"`
		Interval int `json:"linearInterval"`
	}
)

// predefinedConfigs are those for ECS that every account has (CodeDeploy user
// guide, "Predefined deployment configurations for an Amazon ECS compute platform").
var predefinedConfigs = map[string]trafficRouting{
	"CodeDeployDefault.ECSAllAtOnce":                    {Type: "AllAtOnce"},
	"CodeDeployDefault.ECSCanary10Percent5Minutes":      {Type: "TimeBasedCanary", Canary: &canaryStep{10, 5}},
	"CodeDeployDefault.ECSCanary10Percent15Minutes":     {Type: "TimeBasedCanary", Canary: &canaryStep{10, 15}},
	"CodeDeployDefault.ECSLinear10PercentEvery1Minutes": {Type: "TimeBasedLinear", Linear: &linearStep{10, 1}},
	"CodeDeployDefault.ECSLinear10PercentEvery3Minutes": {Type: "TimeBasedLinear", Linear: &linearStep{10, 3}},
}

func (a *API) getDeploymentConfig(_ context.Context, c caller, in getDeploymentConfigInput) (getDeploymentConfigOutput, error) {
	info, err := a.deploymentConfig(c, in.Name)
	return getDeploymentConfigOutput{info}, err
}

func (a *API) deploymentConfig(c caller, name string) (deploymentConfigInfo, error) {
	if routing, ok := predefinedConfigs[name]; ok {
		return deploymentConfigInfo{Name: name, Platform: "ECS", Routing: routing}, nil
	}
	own, found, err := maybe[store.DeploymentConfig](a, c.key("aws_codedeploy_deployment_config", name))
	if err != nil || !found || own.Platform != "ECS" || len(own.Routing) == 0 {
		if err == nil {
			err = failf("DeploymentConfigDoesNotExistException", "No deployment configuration of the compute platform ECS found for name: %s", name)
		}
		return deploymentConfigInfo{}, err
	}
	out := deploymentConfigInfo{ID: own.ID, Name: own.Name, Platform: own.Platform, Routing: trafficRouting{Type: own.Routing[0].Type}}
	for _, s := range own.Routing[0].Canary {
		out.Routing.Canary = &canaryStep{s.Percentage, s.Interval}
	}
	for _, s := range own.Routing[0].Linear {
		out.Routing.Linear = &linearStep{s.Percentage, s.Interval}
	}
	return out, nil
}

// strategy is the deployment configuration of ECS that shifts traffic the same way.
func (r trafficRouting) strategy() store.DeploymentConfiguration {
	out := store.DeploymentConfiguration{Strategy: deployer.BlueGreen}
	switch {
	case r.Canary != nil:
		out.Strategy = deployer.Canary
		out.Canary = append(out.Canary, struct {
			Percent float64      `json:"canary_percent"`
			Bake    store.Number `json:"canary_bake_time_in_minutes"`
		}{float64(r.Canary.Percent), store.Number(r.Canary.Interval)})
	case r.Linear != nil:
		out.Strategy = deployer.Linear
		out.Linear = append(out.Linear, struct {
			Percent float64      `json:"step_percent"`
			Bake    store.Number `json:"step_bake_time_in_minutes"`
		}{float64(r.Linear.Percent), store.Number(r.Linear.Interval)})
	}
	return out
}
