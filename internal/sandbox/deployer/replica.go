package deployer

import (
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/store"
)

// steadyAfter is how long a task without a load balancer must run to count as
// healthy, in AWS's time (API: DeploymentConfiguration, minimumHealthyPercent).
const steadyAfter = 40 * time.Second

// phase is how far a replica has come.
type phase int

const (
	placed   phase = iota // started, not yet running
	up                    // running, and registered with its target groups
	draining              // deregistered, with requests to end
	ending                // asked to stop
)

// replica is one task of the service that this life of the sandbox started.
type replica struct {
	task     store.Task
	revision string
	groups   []string
	stop     time.Duration
	phase    phase
	level    int // of its revision's pace when it was started

	ready          bool
	readySince     time.Time
	unhealthySince time.Time
	// condemned says that it failed its health checks for too long.
	condemned bool
	// stopCode and stopReason are what it is or was stopped for.
	stopCode, stopReason string
}

// leaving reports whether the replica is on its way out.
func (r *replica) leaving() bool { return r.phase >= draining }

// observe brings what the controller knows of its tasks up to date, registers
// those that came up, and moves on those that leave.
func (c *controller) observe() {
	health := map[string]map[string]balancer.TargetHealth{}
	for _, r := range c.replicas {
		for _, group := range r.groups {
			if health[group] == nil {
				health[group] = map[string]balancer.TargetHealth{}
				for _, h := range c.d.cfg.Balancer.Health(group) {
					health[group][h.ID] = h
				}
			}
		}
	}
	for _, r := range c.sorted() {
		task, err := read[store.Task](c, store.TypeTask, r.task.ARN)
		if err != nil || task.LastStatus == "STOPPED" {
			c.bury(r, task)
			continue
		}
		r.task = task
		switch r.phase {
		case placed:
			c.register(r)
		case up:
			c.check(r, health)
		case draining:
			c.end(r, health)
		}
	}
}

// sorted returns the replicas, oldest first.
func (c *controller) sorted() []*replica {
	all := make([]*replica, 0, len(c.replicas))
	for _, r := range c.replicas {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b *replica) int {
		if n := a.task.CreatedAt.Compare(b.task.CreatedAt); n != 0 {
			return n
		}
		if a.task.ARN < b.task.ARN {
			return -1
		}
		return 1
	})
	return all
}

// register puts a task that runs into its target groups.
func (c *controller) register(r *replica) {
	if r.task.LastStatus != "RUNNING" {
		return
	}
	r.phase = up
	if len(r.groups) > 0 && r.task.Address == "" {
		r.condemned = true
		c.say("(service %s) (task %s) has no port to register with its target group.", c.service.Name, last(r.task.ARN))
		c.failed(r)
		return
	}
	for _, group := range r.groups {
		c.d.cfg.Balancer.Register(group, balancer.Target{ID: r.task.ARN, Addr: r.task.Address})
	}
	if len(r.groups) == 0 {
		c.at(c.steadyAt(r))
	}
}

func (c *controller) steadyAt(r *replica) time.Time {
	return r.task.StartedAt.Add(c.d.cfg.Clock.Real(steadyAfter))
}

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
		state := health[group][r.task.ARN].State
		healthy = healthy && state == balancer.Healthy
		unhealthy = unhealthy || state == balancer.Unhealthy
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

// dismiss begins to take a replica out: out of its target groups first.
func (c *controller) dismiss(r *replica, code, reason string) {
	if r.leaving() {
		return
	}
	r.stopCode, r.stopReason = code, reason
	registered := r.phase == up && len(r.groups) > 0
	r.ready = false
	r.phase = draining
	if !registered {
		c.quit(r)
		return
	}
	for _, group := range r.groups {
		c.d.cfg.Balancer.Deregister(group, r.task.ARN)
	}
	c.at(c.now) // a target without requests is gone at once
}

// end stops a replica that has drained.
func (c *controller) end(r *replica, health map[string]map[string]balancer.TargetHealth) {
	for _, group := range r.groups {
		if _, there := health[group][r.task.ARN]; there {
			return
		}
	}
	c.quit(r)
}

func (c *controller) quit(r *replica) {
	r.phase = ending
	if err := c.d.cfg.Runtime.Stop(r.task.ARN, r.stopCode, r.stopReason, r.stop); err != nil {
		// The runtime does not know it, so there is no process to wait for.
		c.drop(r)
	}
}

// bury takes note of a task that has ended.
func (c *controller) bury(r *replica, task store.Task) {
	if !r.leaving() {
		for _, group := range r.groups {
			c.d.cfg.Balancer.Deregister(group, r.task.ARN)
		}
		if task.StopCode != "UserInitiated" {
			c.say("(service %s) (task %s) stopped: %s.", c.service.Name, last(r.task.ARN), reasonOf(task))
			c.failed(r)
		}
	}
	c.drop(r)
}

func reasonOf(t store.Task) string {
	if t.StoppedReason == "" {
		return "its record is gone"
	}
	return t.StoppedReason
}

func (c *controller) drop(r *replica) {
	delete(c.replicas, r.task.ARN)
	c.ownMu.Lock()
	delete(c.own, r.task.ARN)
	c.ownMu.Unlock()
}

// count returns how many replicas match.
func (c *controller) count(match func(*replica) bool) int {
	n := 0
	for _, r := range c.replicas {
		if match(r) {
			n++
		}
	}
	return n
}

// ready returns how many tasks of a revision can take traffic.
func (c *controller) ready(revision string) int {
	return c.count(func(r *replica) bool { return r.revision == revision && r.ready && !r.leaving() })
}

// present returns how many tasks of a revision there are that are not on their way out.
func (c *controller) present(revision string) int {
	return c.count(func(r *replica) bool { return r.revision == revision && !r.leaving() && !r.condemned })
}

// others returns how many tasks of other revisions than the given one there
// are, those that are stopping among them.
func (c *controller) others(revision string) int {
	return c.count(func(r *replica) bool { return r.revision != revision })
}
