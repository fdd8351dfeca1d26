package deployer

import (
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// TypeDeployment names the records of service deployments; their ID is the ARN.
const TypeDeployment = "ecs_service_deployment"

// Status is where a deployment stands (API: ServiceDeployment, status).
type Status string

// The states of a deployment.
const (
	Pending            Status = "PENDING"
	InProgress         Status = "IN_PROGRESS"
	Successful         Status = "SUCCESSFUL"
	Stopped            Status = "STOPPED"
	StopRequested      Status = "STOP_REQUESTED"
	RollbackRequested  Status = "ROLLBACK_REQUESTED"
	RollbackInProgress Status = "ROLLBACK_IN_PROGRESS"
	RollbackSuccessful Status = "ROLLBACK_SUCCESSFUL"
	RollbackFailed     Status = "ROLLBACK_FAILED"
)

// Stage is a step in the life of a deployment (API: ServiceDeployment, lifecycleStage).
type Stage string

// The stages, in the order in which a deployment passes them.
const (
	Reconcile       Stage = "RECONCILE_SERVICE"
	PreScaleUp      Stage = "PRE_SCALE_UP"
	ScaleUp         Stage = "SCALE_UP"
	PostScaleUp     Stage = "POST_SCALE_UP"
	TestShift       Stage = "TEST_TRAFFIC_SHIFT"
	PostTestShift   Stage = "POST_TEST_TRAFFIC_SHIFT"
	PreProduction   Stage = "PRE_PRODUCTION_TRAFFIC_SHIFT"
	ProductionShift Stage = "PRODUCTION_TRAFFIC_SHIFT"
	PostProduction  Stage = "POST_PRODUCTION_TRAFFIC_SHIFT"
	Bake            Stage = "BAKE_TIME"
	CleanUp         Stage = "CLEAN_UP"
)

// The strategies (API: DeploymentConfiguration, strategy).
const (
	Rolling   = "ROLLING"
	BlueGreen = "BLUE_GREEN"
	Canary    = "CANARY"
	Linear    = "LINEAR"
)

// Deployment is one attempt to bring a revision of a service into production
// (API: ServiceDeployment). The record says enough to go on after a kill -9.
type Deployment struct {
	ARN        string    `json:"arn"`
	Service    string    `json:"service"` // ARN
	Cluster    string    `json:"cluster"` // ARN
	Status     Status    `json:"status"`
	Reason     string    `json:"status_reason,omitempty"`
	Stage      Stage     `json:"lifecycle_stage"`
	StageSince time.Time `json:"stage_since"`

	Strategy      string                        `json:"strategy"`
	Configuration store.DeploymentConfiguration `json:"configuration"`
	// MinimumHealthy and Maximum are percent of the desired count.
	MinimumHealthy int `json:"minimum_healthy_percent"`
	Maximum        int `json:"maximum_percent"`

	// Sources are the revisions that ran when the deployment began. The first is
	// the one to go back to; there is none when the service is new.
	Sources []string `json:"sources"`
	Target  string   `json:"target"`
	// Shift counts the traffic shifts that were made, ShiftedAt is when the last one was.
	Shift     int       `json:"shift"`
	ShiftedAt time.Time `json:"shifted_at,omitzero"`
	// Weight and TestWeight are the percent of requests that the target is to get.
	Weight     int `json:"weight"`
	TestWeight int `json:"test_weight"`

	Hooks    []HookDetail `json:"hooks,omitempty"`
	Alarms   AlarmMonitor `json:"alarms"`
	Breaker  Breaker      `json:"circuit_breaker"`
	Rollback *Rollback    `json:"rollback,omitempty"`
	// CodeDeploy is nil where ECS carries the deployment out.
	CodeDeploy *CodeDeploy `json:"codedeploy,omitempty"`

	CreatedAt  time.Time `json:"created_at"`
	StartedAt  time.Time `json:"started_at,omitzero"`
	UpdatedAt  time.Time `json:"updated_at"`
	StoppedAt  time.Time `json:"stopped_at,omitzero"`
	FinishedAt time.Time `json:"finished_at,omitzero"`
}

// HookDetail is one lifecycle hook that the deployment came to (API: DeploymentLifecycleHookDetail).
type HookDetail struct {
	ID            string    `json:"id"`
	Stage         Stage     `json:"stage"`
	Shift         int       `json:"shift"`
	Number        int       `json:"number"` // position in the configuration
	TargetType    string    `json:"target_type"`
	TargetARN     string    `json:"target_arn,omitempty"`
	Status        string    `json:"status"` // AWAITING_ACTION, SUCCEEDED, FAILED or TIMED_OUT
	ExpiresAt     time.Time `json:"expires_at,omitzero"`
	TimeoutAction string    `json:"timeout_action,omitempty"`
}

// Rollback says why and to what a deployment goes back (API: Rollback).
type Rollback struct {
	Reason    string    `json:"reason"`
	Revision  string    `json:"revision"`
	StartedAt time.Time `json:"started_at"`
}

// Active reports whether the deployment still moves, forward or back.
func (d *Deployment) Active() bool {
	switch d.Status {
	case Pending, InProgress, RollbackRequested, RollbackInProgress, StopRequested:
		return true
	}
	return false
}

// RollingBack reports whether the deployment is on its way back.
func (d *Deployment) RollingBack() bool {
	return d.Status == RollbackRequested || d.Status == RollbackInProgress
}

// Source returns the ARN of the revision to go back to, or "".
func (d *Deployment) Source() string {
	if len(d.Sources) == 0 {
		return ""
	}
	return d.Sources[0]
}

// enter moves the deployment to a stage.
func (d *Deployment) enter(s Stage, now time.Time) {
	d.Stage, d.StageSince = s, now
}

// shifts returns the percentages of production traffic that the target gets
// one after the other, and how long each but the last is watched, in AWS's time.
func (d *Deployment) shifts() (percents []int, wait time.Duration) {
	switch c := d.Configuration; d.Strategy {
	case Canary:
		first, bake := 5.0, store.Number(10) // ECS's defaults
		if len(c.Canary) > 0 {
			first, bake = c.Canary[0].Percent, c.Canary[0].Bake
		}
		percents, wait = []int{percent(first)}, minutes(bake)
	case Linear:
		step, bake := 10.0, store.Number(6) // ECS's defaults
		if len(c.Linear) > 0 {
			step, bake = max(c.Linear[0].Percent, 3), c.Linear[0].Bake
		}
		for at := step; at < 100; at += step {
			percents = append(percents, percent(at))
		}
		wait = minutes(bake)
	}
	if n := len(percents); n == 0 || percents[n-1] < 100 {
		percents = append(percents, 100)
	}
	return percents, wait
}

// percent rounds to the whole percents that weights are kept in: up, so that a
// canary of a tenth of a percent is one.
func percent(p float64) int {
	whole := int(p)
	if float64(whole) < p {
		whole++
	}
	return min(max(whole, 1), 100)
}

func minutes(n store.Number) time.Duration {
	return time.Duration(float64(n) * float64(time.Minute))
}

// Requested says how many tasks the deployment calls for, of its source and of
// its target, when the service's desired count is as given.
func (d *Deployment) Requested(desired int) (source, target int) {
	started := d.Stage != Reconcile && d.Stage != PreScaleUp
	back := d.RollingBack() || d.Status == RollbackSuccessful
	if started && !back {
		target = desired
	}
	if d.Source() != "" && (back || d.Status != Successful && d.Stage != CleanUp) {
		source = desired
	}
	return source, target
}

// Beside reports whether the target's tasks come up beside the source's, with
// traffic shifted between them.
func (d *Deployment) Beside() bool { return d.Strategy != Rolling && d.Source() != "" }
