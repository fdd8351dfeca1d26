package deployer

import (
	"slices"
	"sync"

	"flota.dev/flota/internal/sandbox/store"
)

// Why tasks are stopped, in the terms of API: Task, stopCode.
const (
	byScheduler = "ServiceSchedulerInitiated"
	byUser      = "UserInitiated"
)

// converge starts the tasks that are missing and dismisses those that are too
// many, as far as both are allowed at this moment.
func (c *controller) converge() {
	goals := c.goals()
	for _, g := range goals {
		c.trim(g)
	}
	c.retire(goals)
	for _, g := range goals {
		c.fill(g, len(goals) == 1)
	}
}

// fill starts missing tasks. Where they replace others in place, ECS keeps
// their sum within maximumPercent of the desired count.
func (c *controller) fill(g goal, inPlace bool) {
	missing := g.want - c.present(g.revision.ARN)
	if inPlace {
		missing = min(missing, c.maximum(g.want)-c.crowd(g.revision.Groups()))
	}
	if missing <= 0 || g.hold || !c.mayStart(g.revision.ARN) {
		return
	}
	def, err := readDefinition(c.d.cfg.Store, g.revision.TaskDefinition)
	if err != nil {
		c.say("(service %s) was unable to place a task: %v.", c.service.Name, err)
		c.failed(&replica{revision: g.revision.ARN, level: c.pace(g.revision.ARN).level})
		return
	}
	c.start(g.revision, def, missing)
}

// crowd counts the tasks that share the given target groups.
func (c *controller) crowd(groups []string) int {
	return c.count(func(r *replica) bool { return !r.leaving() && slices.Equal(r.groups, groups) })
}

// start starts n tasks of a revision at once.
func (c *controller) start(revision Revision, def definition, n int) {
	level := c.pace(revision.ARN).level
	started := make([]*replica, n)
	errs := make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		r := &replica{task: c.newTask(revision), revision: revision.ARN, groups: revision.Groups(), stop: def.stop, level: level}
		started[i] = r
		c.replicas[r.task.ARN] = r
		c.interest.own(r.task.ARN, true)
		all.Go(func() { errs[i] = c.d.cfg.Runtime.Start(c.d.context(), r.task) })
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			n--
			c.say("(service %s) was unable to place a task: %v.", c.service.Name, err)
			c.drop(started[i])
			c.failed(started[i])
		}
	}
	if n > 0 {
		c.say("(service %s) has started %d tasks of %s.", c.service.Name, n, last(revision.TaskDefinition))
	}
	// A task may have come up before its first change could be told to us.
	c.at(c.now)
}

func (c *controller) newTask(revision Revision) store.Task {
	return store.Task{
		ARN:            newTaskARN(c.key, revision.Cluster),
		Cluster:        revision.Cluster,
		Group:          "service:" + c.service.Name,
		Service:        c.key.ID,
		TaskDefinition: revision.TaskDefinition,
		StartedBy:      revision.StartedBy(),
		CreatedAt:      c.now,
	}
}

// trim dismisses tasks beyond the number wanted: those that are not ready
// first, then the newest.
func (c *controller) trim(g goal) {
	surplus := c.present(g.revision.ARN) - g.want
	if surplus <= 0 {
		return
	}
	all := slices.DeleteFunc(c.sorted(), func(r *replica) bool {
		return r.revision != g.revision.ARN || r.leaving() || r.condemned
	})
	slices.Reverse(all)
	slices.SortStableFunc(all, func(a, b *replica) int {
		switch {
		case a.ready == b.ready:
			return 0
		case b.ready:
			return -1
		}
		return 1
	})
	for _, r := range all[:surplus] {
		c.dismiss(r, byScheduler, "Scaling activity initiated by a change of the desired count")
	}
}

// retire dismisses tasks that no goal asks for, and tasks that are condemned.
// Where requests may still come, only as many go as the healthy ones that stay
// can spare (API: DeploymentConfiguration, minimumHealthyPercent).
func (c *controller) retire(goals []goal) {
	want := 0
	for _, g := range goals {
		want += g.want
	}
	for _, r := range c.sorted() {
		stays := slices.ContainsFunc(goals, func(g goal) bool { return g.revision.ARN == r.revision })
		if r.leaving() || stays && !r.condemned {
			continue
		}
		if c.dispensable(r, goals, want) {
			c.dismiss(r, byScheduler, r.farewell())
		}
	}
}

// farewell is the reason that the task is told to stop for.
func (r *replica) farewell() string {
	if r.condemned {
		return "Task failed ELB health checks"
	}
	return "Scaling activity initiated by a deployment of the service"
}

// dispensable reports whether a task can go now without a request missing it.
func (c *controller) dispensable(r *replica, goals []goal, want int) bool {
	replacing := c.deployment != nil && c.inPlace() && c.deployment.Stage != Reconcile
	switch {
	case want == 0:
		return true
	case len(r.groups) > 0 && !replacing && !c.trafficked(r):
		return c.settled()
	}
	ready := c.count(func(o *replica) bool {
		return o != r && o.ready && !o.leaving() && (replacing || slices.Equal(o.groups, r.groups))
	})
	if ready >= c.minimum(goals) {
		return true
	}
	// No more may be started beside it, so an unhealthy one makes room.
	return r.condemned && c.crowd(r.groups) >= c.maximum(want)
}

// minimum is how many healthy tasks must stay: a share of the desired count, rounded up.
func (c *controller) minimum(goals []goal) int {
	want := 0
	for _, g := range goals {
		want = max(want, g.want)
	}
	return (want*c.minimumPercent() + 99) / 100
}

// maximum is how many tasks there may be: a share of the desired count, rounded down.
func (c *controller) maximum(want int) int { return want * c.maximumPercent() / 100 }

func (c *controller) minimumPercent() int {
	if c.deployment != nil {
		return c.deployment.MinimumHealthy
	}
	return orDefault(c.service.MinimumHealthyPercent, 100)
}

func (c *controller) maximumPercent() int {
	if c.deployment != nil {
		return c.deployment.Maximum
	}
	return orDefault(c.service.MaximumPercent, 200)
}

func orDefault(n *int, otherwise int) int {
	if n == nil {
		return otherwise
	}
	return *n
}
