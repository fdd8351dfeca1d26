package api

import (
	"context"
	"slices"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

type listDeploymentTargetsOutput struct {
	IDs []string `json:"targetIds"`
}

// listDeploymentTargets names the one target of a deployment to ECS: its
// service, by the names of its cluster and its own.
func (a *API) listDeploymentTargets(_ context.Context, c caller, in deploymentIDInput) (listDeploymentTargetsOutput, error) {
	d, err := a.codedeployment(c, in.ID)
	if err != nil {
		return listDeploymentTargetsOutput{}, err
	}
	return listDeploymentTargetsOutput{[]string{d.target()}}, nil
}

func (d codedeployment) target() string { return tail(d.Cluster) + ":" + tail(d.Service) }

type getDeploymentTargetInput struct {
	ID     string `json:"deploymentId"`
	Target string `json:"targetId"`
}

type getDeploymentTargetOutput struct {
	Target deploymentTarget `json:"deploymentTarget"`
}

type deploymentTarget struct {
	Type string    `json:"deploymentTargetType"`
	ECS  ecsTarget `json:"ecsTarget"`
}

type ecsTarget struct {
	Deployment string           `json:"deploymentId"`
	ID         string           `json:"targetId"`
	ARN        string           `json:"targetArn"`
	Updated    *Time            `json:"lastUpdatedAt,omitempty"`
	Events     []lifecycleEvent `json:"lifecycleEvents"`
	Status     string           `json:"status"`
	TaskSets   []taskSet        `json:"taskSetsInfo"`
}

type lifecycleEvent struct {
	Name   string `json:"lifecycleEventName"`
	Start  *Time  `json:"startTime,omitempty"`
	Status string `json:"status"`
}

type taskSet struct {
	// The API's own spelling.
	ID      string          `json:"identifer"`
	Desired int             `json:"desiredCount"`
	Pending int             `json:"pendingCount"`
	Running int             `json:"runningCount"`
	Status  string          `json:"status"` // PRIMARY or ACTIVE
	Weight  float64         `json:"trafficWeight"`
	Group   targetGroupName `json:"targetGroup"`
	Label   string          `json:"taskSetLabel"` // Blue is what was there, Green replaces it
}

func (a *API) getDeploymentTarget(_ context.Context, c caller, in getDeploymentTargetInput) (getDeploymentTargetOutput, error) {
	d, err := a.codedeployment(c, in.ID)
	if err != nil {
		return getDeploymentTargetOutput{}, err
	}
	if in.Target != d.target() {
		return getDeploymentTargetOutput{}, failf("DeploymentTargetDoesNotExistException", "The deployment %s has no target %s", in.ID, in.Target)
	}
	target, err := a.ecsTarget(c, d)
	return getDeploymentTargetOutput{deploymentTarget{"ECSTarget", target}}, err
}

type batchGetDeploymentTargetsInput struct {
	ID      string   `json:"deploymentId"`
	Targets []string `json:"targetIds"`
}

type batchGetDeploymentTargetsOutput struct {
	Targets []deploymentTarget `json:"deploymentTargets"`
}

func (a *API) batchGetDeploymentTargets(ctx context.Context, c caller, in batchGetDeploymentTargetsInput) (batchGetDeploymentTargetsOutput, error) {
	out := batchGetDeploymentTargetsOutput{Targets: []deploymentTarget{}}
	for _, id := range in.Targets {
		one, err := a.getDeploymentTarget(ctx, c, getDeploymentTargetInput{in.ID, id})
		if err != nil {
			return out, err
		}
		out.Targets = append(out.Targets, one.Target)
	}
	return out, nil
}

func (a *API) ecsTarget(c caller, d codedeployment) (ecsTarget, error) {
	out := ecsTarget{
		Deployment: d.id, ID: d.target(), ARN: d.Service, Updated: instant(d.UpdatedAt),
		Status: targetStatus(d.status()), Events: d.events(),
	}
	var seen deploymentOutput
	if err := a.revisionSummaries(c, d.Deployment, &seen); err != nil {
		return out, err
	}
	for _, s := range seen.Sources[:min(1, len(seen.Sources))] {
		one, err := a.taskSet(c, s, "Blue", 100-d.Weight)
		if err != nil {
			return out, err
		}
		out.TaskSets = append(out.TaskSets, one)
	}
	weight := d.Weight
	if len(seen.Sources) == 0 {
		weight = 100
	}
	green, err := a.taskSet(c, *seen.Target, "Green", weight)
	out.TaskSets = append(out.TaskSets, green)
	return out, err
}

func (a *API) taskSet(c caller, s revisionSummary, label string, weight int) (taskSet, error) {
	r, err := a.revision(c, s.ARN)
	out := taskSet{
		ID: "ecs-svc/" + tail(s.ARN), Desired: s.Requested, Pending: s.Pending, Running: s.Running,
		Status: "ACTIVE", Weight: float64(weight), Label: label,
	}
	if weight > 50 {
		out.Status = "PRIMARY"
	}
	for _, group := range r.Groups() {
		g, _, err := maybe[store.TargetGroup](a, c.key("aws_lb_target_group", group))
		if err != nil {
			return out, err
		}
		out.Group.Name = g.Name
	}
	return out, err
}

// targetStatus is the status of a target whose deployment has the given one.
func targetStatus(deployment string) string {
	switch deployment {
	case "Created":
		return "Pending"
	case "Stopped":
		return "Skipped"
	}
	return deployment
}

// ecsEvents are the lifecycle events of a deployment to ECS, with the stage that each is.
var ecsEvents = []struct {
	name  string
	stage deployer.Stage
}{
	{"BeforeInstall", deployer.PreScaleUp}, {"Install", deployer.ScaleUp}, {"AfterInstall", deployer.PostScaleUp},
	{"AllowTestTraffic", deployer.TestShift}, {"AfterAllowTestTraffic", deployer.PostTestShift},
	{"BeforeAllowTraffic", deployer.PreProduction}, {"AllowTraffic", deployer.ProductionShift},
	{"AfterAllowTraffic", deployer.PostProduction},
}

// events tells how far the deployment is. Between two shifts of traffic the
// event AllowTraffic goes on.
func (d codedeployment) events() []lifecycleEvent {
	stage := d.Stage
	if stage == deployer.PreProduction && d.Shift > 0 {
		stage = deployer.ProductionShift
	}
	at := slices.IndexFunc(ecsEvents, func(e struct {
		name  string
		stage deployer.Stage
	}) bool {
		return e.stage == stage
	})
	if at < 0 && stage != deployer.Reconcile {
		at = len(ecsEvents) // the original tasks wait, or are being stopped
	}
	var out []lifecycleEvent
	for i, e := range ecsEvents {
		one := lifecycleEvent{Name: e.name, Status: "Pending"}
		switch {
		case d.back, i < at:
			one.Status = "Succeeded"
		case i == at:
			one.Start, one.Status = instant(d.StageSince), eventStatus(d.status())
		case !d.going():
			one.Status = "Skipped"
		}
		out = append(out, one)
	}
	return out
}

// eventStatus is the status of the event at which a deployment stands.
func eventStatus(deployment string) string {
	switch deployment {
	case "Failed", "Stopped":
		return "Failed"
	case "Succeeded":
		return deployment
	}
	return "InProgress"
}
