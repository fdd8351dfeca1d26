package release

import "time"

// Status is where a service deployment stands (API: ServiceDeployment, status).
type Status string

// The states of a service deployment.
const (
	Pending            Status = "PENDING"
	InProgress         Status = "IN_PROGRESS"
	Successful         Status = "SUCCESSFUL"
	StopRequested      Status = "STOP_REQUESTED"
	Stopped            Status = "STOPPED"
	RollbackRequested  Status = "ROLLBACK_REQUESTED"
	RollbackInProgress Status = "ROLLBACK_IN_PROGRESS"
	RollbackSuccessful Status = "ROLLBACK_SUCCESSFUL"
	RollbackFailed     Status = "ROLLBACK_FAILED"
)

// Ended reports whether nothing more will happen.
func (s Status) Ended() bool {
	switch s {
	case Successful, Stopped, RollbackSuccessful, RollbackFailed:
		return true
	}
	return false
}

// GoingBack reports whether the deployment is on its way back.
func (s Status) GoingBack() bool {
	return s == StopRequested || s == RollbackRequested || s == RollbackInProgress
}

// Stages of a service deployment that the engine treats in a way of their own (API: lifecycleStage).
const (
	stageScaleUp = "SCALE_UP"
	stageBake    = "BAKE_TIME"
	stageCleanUp = "CLEAN_UP"
)

// Deployment is a service deployment (API: ServiceDeployment).
type Deployment struct {
	ARN     string
	Status  Status
	Reason  string // statusReason
	Stage   string // lifecycleStage; empty for rolling deployments
	Created time.Time
	Target  Side
	Sources []Side
	// Paused are the IDs of the pause hooks that wait for an answer.
	Paused []string
	// RollbackReason is why ECS goes or went back.
	RollbackReason string
	// FiredAlarms made ECS go back.
	FiredAlarms []string
}

// Side is one revision in a deployment (API: ServiceRevisionSummary).
type Side struct {
	Revision  string // ARN of the service revision; CodeDeploy tells none
	Group     string // name of the target group, where CodeDeploy tells it
	Requested int    // tasks
	Running   int
	// Production is the percentage of production traffic; nil where ECS does not shift traffic.
	Production *float64
}

// percent is the share of production traffic, or of tasks where ECS does not
// shift traffic, that the new revision has.
func (d Deployment) percent() float64 {
	if d.Target.Production != nil {
		return *d.Target.Production
	}
	all := d.Target.Running
	for _, s := range d.Sources {
		all += s.Running
	}
	if all == 0 {
		return 0
	}
	return 100 * float64(d.Target.Running) / float64(all)
}

// live reports whether the new revision has all traffic.
func (d Deployment) live() bool {
	if d.Status == Successful {
		return true
	}
	if d.Status.Ended() || d.Status.GoingBack() {
		return false
	}
	if d.Target.Production == nil {
		return d.percent() >= 100 && d.Target.Running >= d.Target.Requested && d.Target.Requested > 0
	}
	return *d.Target.Production >= 100
}

// back reports whether the old revision has all traffic again.
func (d Deployment) back() bool {
	return d.Status.Ended() || d.Status.GoingBack() && d.Target.Production != nil && *d.Target.Production == 0
}
