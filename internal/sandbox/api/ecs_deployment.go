package api

import (
	"cmp"
	"context"
	"slices"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

type listServiceDeploymentsInput struct {
	Service    string       `json:"service"`
	Cluster    string       `json:"cluster"`
	Status     []string     `json:"status"`
	CreatedAt  *createdSpan `json:"createdAt"`
	MaxResults int          `json:"maxResults"`
	NextToken  string       `json:"nextToken"`
}

type createdSpan struct {
	After  *Time `json:"after"`
	Before *Time `json:"before"`
}

type listServiceDeploymentsOutput struct {
	Deployments []deploymentBrief `json:"serviceDeployments"`
	Next        string            `json:"nextToken,omitempty"`
}

type deploymentBrief struct {
	ARN        string `json:"serviceDeploymentArn"`
	Service    string `json:"serviceArn"`
	Cluster    string `json:"clusterArn"`
	Status     string `json:"status"`
	Reason     string `json:"statusReason,omitempty"`
	Target     string `json:"targetServiceRevisionArn"`
	CreatedAt  *Time  `json:"createdAt,omitempty"`
	StartedAt  *Time  `json:"startedAt,omitempty"`
	FinishedAt *Time  `json:"finishedAt,omitempty"`
}

// listServiceDeployments lists a service's deployments, the newest first.
func (a *API) listServiceDeployments(_ context.Context, c caller, in listServiceDeploymentsInput) (listServiceDeploymentsOutput, error) {
	out := listServiceDeploymentsOutput{Deployments: []deploymentBrief{}}
	key, err := a.serviceKey(c, in.Cluster, in.Service)
	if err != nil {
		return out, err
	}
	all, err := list[deployer.Deployment](a, c, deployer.TypeDeployment)
	if err != nil {
		return out, err
	}
	slices.SortStableFunc(all, func(a, b deployer.Deployment) int { return b.CreatedAt.Compare(a.CreatedAt) })
	for _, d := range all {
		if d.Service != key.ID || d.CodeDeploy != nil || len(in.Status) > 0 && !slices.Contains(in.Status, string(d.Status)) || !in.CreatedAt.holds(d) {
			continue
		}
		out.Deployments = append(out.Deployments, deploymentBrief{
			ARN: d.ARN, Service: d.Service, Cluster: d.Cluster, Status: string(d.Status), Reason: d.Reason, Target: d.Target,
			CreatedAt: instant(d.CreatedAt), StartedAt: instant(d.StartedAt), FinishedAt: instant(d.FinishedAt),
		})
	}
	out.Deployments, out.Next, err = page(out.Deployments, cmp.Or(in.MaxResults, 20), ecsPage, in.NextToken)
	return out, err
}

func (s *createdSpan) holds(d deployer.Deployment) bool {
	if s == nil {
		return true
	}
	return (s.After == nil || !d.CreatedAt.Before(s.After.Time)) && (s.Before == nil || !d.CreatedAt.After(s.Before.Time))
}

type describeServiceDeploymentsInput struct {
	ARNs []string `json:"serviceDeploymentArns"`
}

type describeServiceDeploymentsOutput struct {
	Deployments []deploymentOutput `json:"serviceDeployments"`
	Failures    []ecsFailure       `json:"failures"`
}

type deploymentOutput struct {
	ARN           string                  `json:"serviceDeploymentArn"`
	Service       string                  `json:"serviceArn"`
	Cluster       string                  `json:"clusterArn"`
	Status        string                  `json:"status"`
	Reason        string                  `json:"statusReason,omitempty"`
	Stage         string                  `json:"lifecycleStage,omitempty"`
	Configuration deploymentConfiguration `json:"deploymentConfiguration"`
	Sources       []revisionSummary       `json:"sourceServiceRevisions"`
	Target        *revisionSummary        `json:"targetServiceRevision,omitempty"`
	Hooks         []hookOutput            `json:"lifecycleHookDetails,omitempty"`
	Alarms        *alarmMonitor           `json:"alarms,omitempty"`
	Breaker       *breakerOutput          `json:"deploymentCircuitBreaker,omitempty"`
	Rollback      *rollbackOutput         `json:"rollback,omitempty"`
	CreatedAt     *Time                   `json:"createdAt,omitempty"`
	StartedAt     *Time                   `json:"startedAt,omitempty"`
	UpdatedAt     *Time                   `json:"updatedAt,omitempty"`
	StoppedAt     *Time                   `json:"stoppedAt,omitempty"`
	FinishedAt    *Time                   `json:"finishedAt,omitempty"`
}

type revisionSummary struct {
	ARN        string   `json:"arn"`
	Requested  int      `json:"requestedTaskCount"`
	Running    int      `json:"runningTaskCount"`
	Pending    int      `json:"pendingTaskCount"`
	Weight     *float64 `json:"requestedProductionTrafficWeight,omitempty"`
	TestWeight *float64 `json:"requestedTestTrafficWeight,omitempty"`
}

type hookOutput struct {
	ID            string `json:"hookId"`
	TargetType    string `json:"targetType"`
	TargetARN     string `json:"targetArn,omitempty"`
	Status        string `json:"status"`
	ExpiresAt     *Time  `json:"expiresAt,omitempty"`
	TimeoutAction string `json:"timeoutAction,omitempty"`
}

type alarmMonitor struct {
	Names     []string `json:"alarmNames"`
	Status    string   `json:"status"`
	Triggered []string `json:"triggeredAlarmNames"`
}

type breakerOutput struct {
	Status    string `json:"status"`
	Failures  int    `json:"failureCount"`
	Threshold int    `json:"threshold"`
}

type rollbackOutput struct {
	Reason    string `json:"reason"`
	Revision  string `json:"serviceRevisionArn"`
	StartedAt Time   `json:"startedAt"`
}

func (a *API) describeServiceDeployments(_ context.Context, c caller, in describeServiceDeploymentsInput) (describeServiceDeploymentsOutput, error) {
	out := describeServiceDeploymentsOutput{Deployments: []deploymentOutput{}, Failures: []ecsFailure{}}
	for _, arn := range in.ARNs {
		d, found, err := maybe[deployer.Deployment](a, c.key(deployer.TypeDeployment, arn))
		if err != nil {
			return out, err
		}
		if !found {
			out.Failures = append(out.Failures, c.missing("service-deployment", arn))
			continue
		}
		one, err := a.deploymentOutput(c, d)
		if err != nil {
			return out, err
		}
		out.Deployments = append(out.Deployments, one)
	}
	return out, nil
}

func (a *API) deploymentOutput(c caller, d deployer.Deployment) (deploymentOutput, error) {
	out := deploymentOutput{
		ARN: d.ARN, Service: d.Service, Cluster: d.Cluster, Status: string(d.Status), Reason: d.Reason, Stage: string(d.Stage),
		Configuration: deploymentConfiguration{Strategy: d.Strategy, Minimum: new(d.MinimumHealthy), Maximum: new(d.Maximum)},
		Sources:       []revisionSummary{},
		Breaker:       &breakerOutput{d.Breaker.Status, d.Breaker.Failures, d.Breaker.Threshold},
		CreatedAt:     instant(d.CreatedAt), StartedAt: instant(d.StartedAt), UpdatedAt: instant(d.UpdatedAt),
		StoppedAt: instant(d.StoppedAt), FinishedAt: instant(d.FinishedAt),
	}
	out.Configuration.shift(d.Configuration)
	out.Configuration.Strategy = d.Strategy
	if len(d.Alarms.Names) > 0 {
		out.Alarms = &alarmMonitor{d.Alarms.Names, d.Alarms.Status, append([]string{}, d.Alarms.Triggered...)}
		out.Configuration.Alarms = &alarmSettings{d.Alarms.Names, d.Alarms.Status != deployer.Disabled, d.Alarms.Rollback}
	}
	if d.Breaker.Status != deployer.Disabled {
		out.Configuration.Breaker = &breakerSettings{true, d.Breaker.Rollback}
	}
	if d.Rollback != nil {
		out.Rollback = &rollbackOutput{d.Rollback.Reason, d.Rollback.Revision, Time{d.Rollback.StartedAt}}
	}
	for _, h := range d.Hooks {
		out.Hooks = append(out.Hooks, hookOutput{h.ID, h.TargetType, h.TargetARN, h.Status, instant(h.ExpiresAt), h.TimeoutAction})
	}
	return out, a.revisionSummaries(c, d, &out)
}

// revisionSummaries counts the tasks of the deployment's revisions as they are now.
func (a *API) revisionSummaries(c caller, d deployer.Deployment, out *deploymentOutput) error {
	key := c.key("aws_ecs_service", d.Service)
	service, _, err := maybe[store.Service](a, key)
	if err != nil {
		return err
	}
	tasks, err := a.Deployer.Live(key)
	if err != nil {
		return err
	}
	f := serviceFacts{service: service, tasks: tasks}
	source, target := d.Requested(service.DesiredCount)
	for i, arn := range d.Sources {
		one := f.summary(arn, source)
		source = 0
		if d.Beside() && i == 0 {
			one.Weight, one.TestWeight = new(float64(100-d.Weight)), new(float64(100-d.TestWeight))
		}
		out.Sources = append(out.Sources, one)
	}
	one := f.summary(d.Target, target)
	if d.Beside() {
		one.Weight, one.TestWeight = new(float64(d.Weight)), new(float64(d.TestWeight))
	}
	out.Target = &one
	return nil
}

func (f serviceFacts) summary(arn string, requested int) revisionSummary {
	n := f.count(deployer.Revision{ARN: arn})
	return revisionSummary{ARN: arn, Requested: requested, Running: n.running, Pending: n.pending}
}

type stopServiceDeploymentInput struct {
	ARN      string `json:"serviceDeploymentArn"`
	StopType string `json:"stopType"`
}

type serviceDeploymentARN struct {
	ARN string `json:"serviceDeploymentArn"`
}

func (a *API) stopServiceDeployment(_ context.Context, _ caller, in stopServiceDeploymentInput) (serviceDeploymentARN, error) {
	err := a.Deployer.Stop(in.ARN, in.StopType)
	return serviceDeploymentARN{in.ARN}, deployerError(err, "ServiceDeploymentNotFoundException")
}

type continueServiceDeploymentInput struct {
	ARN    string `json:"serviceDeploymentArn"`
	Hook   string `json:"hookId"`
	Action string `json:"action"`
}

func (a *API) continueServiceDeployment(_ context.Context, _ caller, in continueServiceDeploymentInput) (serviceDeploymentARN, error) {
	err := a.Deployer.Continue(in.ARN, in.Hook, in.Action)
	return serviceDeploymentARN{in.ARN}, deployerError(err, "ServiceDeploymentNotFoundException")
}
