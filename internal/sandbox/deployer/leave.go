package deployer

import (
	"time"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/store"
)

// dismiss begins to take a replica out: out of its target groups first.
func (c *controller) dismiss(r *replica, code, reason string) {
	if r.leaving() {
		return
	}
	r.stopCode, r.stopReason = code, reason
	r.ready = false
	if r.phase == placed || len(r.groups) == 0 {
		c.quit(r)
		return
	}
	r.phase = draining
	for _, group := range r.groups {
		c.d.cfg.Balancer.Deregister(group, r.task.ARN)
	}
	c.deactivate(r)
	c.at(c.now) // a target without requests is gone at once
}

// deactivate says in the task's record that it is on its way out, so that
// nobody counts it (ECS task lifecycle, DEACTIVATING). Should that fail, the
// task goes all the same.
func (c *controller) deactivate(r *replica) {
	_ = store.Modify(c.d.cfg.Store, keyOf(store.TypeTask, r.task.ARN), func(t *store.Task) error {
		if t.LastStatus == "RUNNING" {
			t.LastStatus, t.DesiredStatus = "DEACTIVATING", "STOPPED"
		}
		return nil
	})
}

// end stops a replica that has drained.
func (c *controller) end(r *replica, health map[string]map[string]balancer.TargetHealth) {
	for _, group := range r.groups {
		if _, there := health[group][r.task.ARN]; there {
			// The group may no longer be one the service has, and then nothing tells of it.
			c.at(c.now.Add(time.Second))
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
	c.interest.own(r.task.ARN, false)
}
