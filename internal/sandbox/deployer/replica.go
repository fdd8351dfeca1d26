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
