package api

import (
	"context"
	"errors"
	"slices"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

// deploymentConfiguration is how ECS shows and takes a service's deployment
// settings, which Terraform keeps in several places (API: DeploymentConfiguration).
type deploymentConfiguration struct {
	Strategy string           `json:"strategy,omitempty"`
	Bake     *float64         `json:"bakeTimeInMinutes,omitempty"`
	Canary   *canarySettings  `json:"canaryConfiguration,omitempty"`
	Linear   *linearSettings  `json:"linearConfiguration,omitempty"`
	Hooks    []lifecycleHook  `json:"lifecycleHooks,omitempty"`
	Alarms   *alarmSettings   `json:"alarms,omitempty"`
	Breaker  *breakerSettings `json:"deploymentCircuitBreaker,omitempty"`
	Maximum  *int             `json:"maximumPercent,omitempty"`
	Minimum  *int             `json:"minimumHealthyPercent,omitempty"`
}

type canarySettings struct {
	Percent *float64 `json:"canaryPercent,omitempty"`
	Bake    *float64 `json:"canaryBakeTimeInMinutes,omitempty"`
}

type linearSettings struct {
	Percent *float64 `json:"stepPercent,omitempty"`
	Bake    *float64 `json:"stepBakeTimeInMinutes,omitempty"`
}

type lifecycleHook struct {
	TargetType string       `json:"targetType,omitempty"`
	Target     string       `json:"hookTargetArn,omitempty"`
	Role       string       `json:"roleArn,omitempty"`
	Stages     []string     `json:"lifecycleStages"`
	Timeout    *hookTimeout `json:"timeoutConfiguration,omitempty"`
}

type hookTimeout struct {
	Minutes float64 `json:"timeoutInMinutes"`
	Action  string  `json:"action,omitempty"`
}

type alarmSettings struct {
	Names    []string `json:"alarmNames"`
	Enable   bool     `json:"enable"`
	Rollback bool     `json:"rollback"`
}

type breakerSettings struct {
	Enable   bool `json:"enable"`
	Rollback bool `json:"rollback"`
}

func newConfiguration(s store.Service) deploymentConfiguration {
	out := deploymentConfiguration{Strategy: deployer.Rolling, Maximum: s.MaximumPercent, Minimum: s.MinimumHealthyPercent}
	if len(s.Alarms) > 0 {
		out.Alarms = &alarmSettings{s.Alarms[0].Names, s.Alarms[0].Enable, s.Alarms[0].Rollback}
	}
	if len(s.Breaker) > 0 {
		out.Breaker = &breakerSettings{s.Breaker[0].Enable, s.Breaker[0].Rollback}
	}
	if len(s.Configuration) > 0 {
		out.shift(s.Configuration[0])
	}
	return out
}

// shift fills in how traffic is moved.
func (out *deploymentConfiguration) shift(c store.DeploymentConfiguration) {
	if c.Strategy != "" {
		out.Strategy = c.Strategy
	}
	out.Bake = new(float64(c.BakeTime))
	if len(c.Canary) > 0 {
		out.Canary = &canarySettings{new(c.Canary[0].Percent), new(float64(c.Canary[0].Bake))}
	}
	if len(c.Linear) > 0 {
		out.Linear = &linearSettings{new(c.Linear[0].Percent), new(float64(c.Linear[0].Bake))}
	}
	for _, h := range c.Hooks {
		hook := lifecycleHook{TargetType: h.TargetType, Target: h.TargetARN, Role: h.RoleARN, Stages: h.Stages}
		if h.TimeoutMinutes > 0 || h.TimeoutAction != "" {
			hook.Timeout = &hookTimeout{h.TimeoutMinutes, h.TimeoutAction}
		}
		out.Hooks = append(out.Hooks, hook)
	}
}

// apply changes what is given of a service's deployment settings.
func (in *deploymentConfiguration) apply(s *store.Service) error {
	if in.Alarms != nil {
		s.Alarms = append(s.Alarms[:0], struct {
			Names    []string `json:"alarm_names"`
			Enable   bool     `json:"enable"`
			Rollback bool     `json:"rollback"`
		}(*in.Alarms))
	}
	if in.Breaker != nil {
		s.Breaker = append(s.Breaker[:0], struct {
			Enable   bool `json:"enable"`
			Rollback bool `json:"rollback"`
		}(*in.Breaker))
	}
	if in.Maximum != nil {
		s.MaximumPercent = in.Maximum
	}
	if in.Minimum != nil {
		s.MinimumHealthyPercent = in.Minimum
	}
	if len(s.Configuration) == 0 {
		s.Configuration = []store.DeploymentConfiguration{{Strategy: deployer.Rolling}}
	}
	return in.applyShift(&s.Configuration[0])
}

func (in *deploymentConfiguration) applyShift(c *store.DeploymentConfiguration) error {
	if in.Strategy != "" {
		c.Strategy = in.Strategy
	}
	if in.Bake != nil {
		c.BakeTime = store.Number(*in.Bake)
	}
	if c.Strategy != deployer.Canary {
		c.Canary = nil
	}
	if c.Strategy != deployer.Linear {
		c.Linear = nil
	}
	if in.Canary != nil && c.Strategy == deployer.Canary {
		c.Canary = append(c.Canary[:0], struct {
			Percent float64      `json:"canary_percent"`
			Bake    store.Number `json:"canary_bake_time_in_minutes"`
		}{orElse(in.Canary.Percent, 5), store.Number(orElse(in.Canary.Bake, 10))})
	}
	if in.Linear != nil && c.Strategy == deployer.Linear {
		c.Linear = append(c.Linear[:0], struct {
			Percent float64      `json:"step_percent"`
			Bake    store.Number `json:"step_bake_time_in_minutes"`
		}{orElse(in.Linear.Percent, 10), store.Number(orElse(in.Linear.Bake, 6))})
	}
	if in.Hooks == nil {
		return nil
	}
	c.Hooks = nil
	for _, h := range in.Hooks {
		hook, err := h.record()
		if err != nil {
			return err
		}
		c.Hooks = append(c.Hooks, hook)
	}
	return nil
}

func orElse(v *float64, otherwise float64) float64 {
	if v == nil {
		return otherwise
	}
	return *v
}

func (h lifecycleHook) record() (store.Hook, error) {
	out := store.Hook{TargetType: h.TargetType, TargetARN: h.Target, RoleARN: h.Role, Stages: h.Stages}
	if out.TargetType == "" {
		out.TargetType = "AWS_LAMBDA"
	}
	if h.Timeout != nil {
		out.TimeoutMinutes, out.TimeoutAction = h.Timeout.Minutes, h.Timeout.Action
	}
	switch {
	case len(h.Stages) == 0:
		return out, failf("InvalidParameterException", "A lifecycle hook needs at least one lifecycle stage.")
	case out.TargetType == "PAUSE" && (slices.Contains(h.Stages, string(deployer.TestShift)) || slices.Contains(h.Stages, string(deployer.ProductionShift))):
		return out, failf("InvalidParameterException", "PAUSE hooks cannot be configured at TEST_TRAFFIC_SHIFT or PRODUCTION_TRAFFIC_SHIFT.")
	}
	return out, nil
}

type updateServiceInput struct {
	Cluster        string                   `json:"cluster"`
	Service        string                   `json:"service"`
	TaskDefinition string                   `json:"taskDefinition"`
	Desired        *int                     `json:"desiredCount"`
	Configuration  *deploymentConfiguration `json:"deploymentConfiguration"`
	LoadBalancers  []loadBalancerAttachment `json:"loadBalancers"`
	Grace          *int                     `json:"healthCheckGracePeriodSeconds"`
	Force          bool                     `json:"forceNewDeployment"`
}

type updateServiceOutput struct {
	Service serviceOutput `json:"service"`
}

func (a *API) updateService(_ context.Context, c caller, in updateServiceInput) (updateServiceOutput, error) {
	var out updateServiceOutput
	key, err := a.serviceKey(c, in.Cluster, in.Service)
	if err != nil {
		return out, err
	}
	if in.TaskDefinition != "" {
		in.TaskDefinition, err = deployer.ResolveDefinition(a.Store, key, in.TaskDefinition)
		if errors.Is(err, store.ErrNotFound) {
			return out, failf("ClientException", "TaskDefinition not found.")
		}
		if err != nil {
			return out, err
		}
	}
	_, err = a.Deployer.Update(deployer.Update{Service: key, Force: in.Force, Change: in.apply})
	if err != nil {
		return out, deployerError(err, "ServiceNotFoundException")
	}
	out.Service, err = a.serviceOutput(c, key, false)
	return out, err
}

func (in updateServiceInput) apply(s *store.Service) error {
	if controllerType(*s) != "ECS" && (in.TaskDefinition != "" && in.TaskDefinition != s.TaskDefinition || in.Force || in.LoadBalancers != nil) {
		return failf("InvalidParameterException", "Unable to update the task definition or load balancers of a service with the deployment controller %s.", controllerType(*s))
	}
	if in.Desired != nil {
		if *in.Desired < 0 {
			return failf("InvalidParameterException", "desiredCount should not be negative.")
		}
		s.DesiredCount = *in.Desired
	}
	if in.TaskDefinition != "" {
		s.TaskDefinition = in.TaskDefinition
	}
	if in.Grace != nil {
		s.GraceSeconds = *in.Grace
	}
	if in.LoadBalancers != nil {
		s.LoadBalancers = nil
		for _, lb := range in.LoadBalancers {
			s.LoadBalancers = append(s.LoadBalancers, lb.record())
		}
	}
	if in.Configuration == nil {
		return nil
	}
	return in.Configuration.apply(s)
}

func (lb loadBalancerAttachment) record() store.ServiceBalancer {
	out := store.ServiceBalancer{TargetGroupARN: lb.TargetGroup, ContainerName: lb.Container, ContainerPort: lb.Port}
	if v := lb.Advanced; v != nil {
		out.Advanced = append(out.Advanced, struct {
			AlternateTargetGroupARN string `json:"alternate_target_group_arn"`
			ProductionListenerRule  string `json:"production_listener_rule"`
			TestListenerRule        string `json:"test_listener_rule"`
			RoleARN                 string `json:"role_arn"`
		}{v.Alternate, v.Production, v.Test, v.Role})
	}
	return out
}
