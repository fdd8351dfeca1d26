package deployer

import (
	"time"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/store"
)

// check decides whether a running task is ready to be counted on, and whether
// it has been unhealthy for so long that it must be replaced.
func (c *controller) check(r *replica, health map[string]map[string]balancer.TargetHealth) {
	healthy, unhealthy := true, false
	if len(r.groups) == 0 {
		healthy = !c.now.Before(c.steadyAt(r))
		if !healthy {
			c.at(c.steadyAt(r))
		}
	}
	for _, group := range r.groups {
		at := health[group][r.task.ARN]
		healthy = healthy && at.State == balancer.Healthy
		unhealthy = unhealthy || at.Failing()
	}
	if healthy && !r.ready {
		r.readySince = c.now
		c.cameUp(r)
	}
	r.ready = healthy
	c.judgeHealth(r, unhealthy)
}

// judgeHealth condemns a task that stayed unhealthy. The balancer's checks may
// run faster than on AWS, but a process starts no faster here than there, so
// the patience is that of the unscaled settings.
func (c *controller) judgeHealth(r *replica, unhealthy bool) {
	if !unhealthy || r.condemned {
		r.unhealthySince = time.Time{}
		return
	}
	if r.unhealthySince.IsZero() {
		r.unhealthySince = c.now
		if r.readySince.IsZero() {
			r.unhealthySince = r.task.StartedAt
		}
	}
	until := r.unhealthySince.Add(c.patience(r.groups[0]))
	if grace := r.task.StartedAt.Add(time.Duration(c.service.GraceSeconds) * time.Second); grace.After(until) {
		until = grace
	}
	if c.now.Before(until) {
		c.at(until)
		return
	}
	r.condemned, r.ready = true, false
	c.say("(service %s) (task %s) is unhealthy in (target-group %s) and will be replaced.", c.service.Name, last(r.task.ARN), r.groups[0])
	c.failed(r)
}

// patience is how long the health check of a target group takes on AWS to find
// a target unhealthy: its interval times its threshold.
func (c *controller) patience(group string) time.Duration {
	const usual = 60 * time.Second // ELB's defaults: twice 30 s
	rec, err := c.d.cfg.Store.Get(keyOf(typeTargetGroup, group))
	if err != nil {
		return usual
	}
	view, err := store.Decode[store.TargetGroup](rec)
	if err != nil || len(view.HealthCheck) == 0 || view.HealthCheck[0].Interval == 0 {
		return usual
	}
	check := view.HealthCheck[0]
	return time.Duration(check.Interval*max(check.Unhealthy, 1)) * time.Second
}
