package deployer

import (
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// TypeRevision names the records of service revisions; their ID is the ARN.
const TypeRevision = "ecs_service_revision"

// Revision is what one deployment brings: a task definition and the load
// balancing it runs behind (API: ServiceRevision). It never changes.
type Revision struct {
	ARN            string                  `json:"arn"`
	Service        string                  `json:"service"` // ARN
	Cluster        string                  `json:"cluster"` // ARN
	TaskDefinition string                  `json:"task_definition"`
	LoadBalancers  []store.ServiceBalancer `json:"load_balancers"`
	// Side tells which target group of each pair its tasks are in: 0 is
	// target_group_arn, 1 is alternate_target_group_arn.
	Side      int       `json:"side"`
	Container string    `json:"container"`
	Image     string    `json:"image"`
	CreatedAt time.Time `json:"created_at"`
}

// ID returns the number of the revision, the last part of its ARN.
func (r Revision) ID() string { return last(r.ARN) }

// StartedBy is how tasks tell which revision of a service they are of, and the
// ID of the revision's entry in DescribeServices' deployments.
func (r Revision) StartedBy() string { return "ecs-svc/" + r.ID() }

// Placeholder reports whether the image is the one that Terraform fills in
// before anything was released. Such a revision never runs.
func (r Revision) Placeholder() bool { return isPlaceholder(r.Image) }

// Groups returns the target groups of the revision's tasks.
func (r Revision) Groups() []string {
	var groups []string
	for _, lb := range r.LoadBalancers {
		if g := groupOn(lb, r.Side); g != "" {
			groups = append(groups, g)
		}
	}
	return groups
}

// groupOn returns the target group of one side. A balancer without an
// alternate has only one side.
func groupOn(lb store.ServiceBalancer, side int) string {
	if side == 1 && len(lb.Advanced) > 0 {
		return lb.Advanced[0].AlternateTargetGroupARN
	}
	return lb.TargetGroupARN
}

// twoSided reports whether a service has a pair of target groups and a rule to
// shift traffic between them with.
func twoSided(lbs []store.ServiceBalancer) bool {
	for _, lb := range lbs {
		if len(lb.Advanced) > 0 && lb.Advanced[0].AlternateTargetGroupARN != "" && lb.Advanced[0].ProductionListenerRule != "" {
			return true
		}
	}
	return false
}
