package deployer

import (
	"context"
	"errors"
	"fmt"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// RunTask asks for tasks that belong to no service (API: RunTask).
type RunTask struct {
	// Near gives the account and region.
	Near           store.Key
	Cluster        string // ARN or name; "" is the cluster "default"
	TaskDefinition string // ARN, family:revision or family
	Count          int    // 0 counts as 1
	Group          string // "" becomes family:FAMILY
	StartedBy      string
}

// RunTask starts tasks and returns them as they are then: PENDING. Whether they
// run is told by their records.
func (d *Deployer) RunTask(ctx context.Context, in RunTask) ([]store.Task, error) {
	definition, err := ResolveDefinition(d.cfg.Store, in.Near, in.TaskDefinition)
	if err != nil {
		return nil, err
	}
	def, err := readDefinition(d.cfg.Store, definition)
	if err != nil {
		return nil, err
	}
	cluster := clusterARN(in.Near, in.Cluster)
	if _, err := d.cfg.Store.Get(keyOf("aws_ecs_cluster", cluster)); err != nil {
		return nil, err
	}
	if in.Group == "" {
		in.Group = "family:" + def.view.Family
	}
	var tasks []store.Task
	for range max(in.Count, 1) {
		t := store.Task{
			ARN:            newTaskARN(in.Near, cluster),
			Cluster:        cluster,
			Group:          in.Group,
			TaskDefinition: definition,
			StartedBy:      in.StartedBy,
			CreatedAt:      time.Now(),
		}
		if err := d.cfg.Runtime.Start(ctx, t); err != nil {
			return tasks, fmt.Errorf("start a task of %s: %w", last(definition), err)
		}
		rec, err := d.cfg.Store.Get(keyOf(store.TypeTask, t.ARN))
		if err != nil {
			return tasks, err
		}
		if t, err = store.Decode[store.Task](rec); err != nil {
			return tasks, err
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}

// StopTask stops one task (API: StopTask). One that belongs to a service
// leaves its target groups first, and is replaced.
func (d *Deployer) StopTask(taskARN, reason string) error {
	rec, err := d.cfg.Store.Get(keyOf(store.TypeTask, taskARN))
	if err != nil {
		return err
	}
	task, err := store.Decode[store.Task](rec)
	if err != nil || task.LastStatus == "STOPPED" {
		return err
	}
	if reason == "" {
		reason = "Task stopped by user"
	}
	if task.Service != "" {
		if c, release, err := d.claim(keyOf(typeService, task.Service)); err == nil {
			defer release()
			if r, ok := c.replicas[taskARN]; ok {
				c.dismiss(r, byUser, reason)
				return nil
			}
		}
	}
	stop := defaultStopTimeout
	if def, err := readDefinition(d.cfg.Store, task.TaskDefinition); err == nil {
		stop = def.stop
	}
	return d.cfg.Runtime.Stop(taskARN, byUser, reason, stop)
}

// Live returns the tasks of a service that have not ended, those of earlier
// revisions and those that are draining among them.
func (d *Deployer) Live(service store.Key) ([]store.Task, error) {
	d.mu.Lock()
	c := d.controllers[service]
	d.mu.Unlock()
	if c == nil {
		return nil, nil
	}
	var tasks []store.Task
	for _, id := range c.interest.owned() {
		rec, err := d.cfg.Store.Get(keyOf(store.TypeTask, id))
		if errors.Is(err, store.ErrNotFound) {
			continue // it is being started, or was just removed
		}
		if err != nil {
			return nil, err
		}
		t, err := store.Decode[store.Task](rec)
		if err != nil {
			return nil, err
		}
		if t.LastStatus != "STOPPED" {
			tasks = append(tasks, t)
		}
	}
	return tasks, nil
}
