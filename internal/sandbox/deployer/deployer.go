// Package deployer is the sandbox's Amazon ECS control plane: it keeps the
// tasks of every service running, carries out deployments in ECS's own stages
// (rolling, blue/green, canary, linear) and starts scheduled jobs.
//
// Each service has one controller that looks at what is there (the service's
// record, its tasks, the health of its targets, its alarms) and takes the next
// step towards what should be, over and over. What a deployment has come to is
// in the store, so that another life of the sandbox can go on with it.
//
// The order of things is what keeps requests from being lost: a task gets
// traffic only once it is healthy, and is stopped only once it has left its
// target group and its last request has been answered.
package deployer

import (
	"context"
	"sync"
	"time"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

// Tasks starts and stops tasks. Their states are in their records.
type Tasks interface {
	Start(ctx context.Context, t store.Task) error
	Stop(taskARN, stopCode, reason string, grace time.Duration) error
}

// Targets is the load balancer's side of tasks.
type Targets interface {
	Register(targetGroupARN string, t balancer.Target)
	Deregister(targetGroupARN, id string)
	Health(targetGroupARN string) []balancer.TargetHealth
	// Changed returns a channel that is closed when the health of a target changes.
	Changed() <-chan struct{}
	// Refresh returns once requests are routed by what the store says now.
	Refresh()
}

// Alarms tells the state of CloudWatch alarms: OK, ALARM or INSUFFICIENT_DATA.
type Alarms interface {
	State(account, region, alarm string) (state, reason string)
}

// Config is what a Deployer works with.
type Config struct {
	Store    *store.Store
	Runtime  Tasks
	Balancer Targets
	Metrics  Alarms
	Machines Caller
	Clock    clock.Clock
}

// Terraform's names for the records the deployer watches.
const (
	typeService        = "aws_ecs_service"
	typeScalableTarget = "aws_appautoscaling_target"
	typeListener       = "aws_lb_listener"
	typeListenerRule   = "aws_lb_listener_rule"
	typeTargetGroup    = "aws_lb_target_group"
	typeAlarmState     = "alarm_state"
)

// Deployer runs the services and schedules of every account. Its methods may
// be called by many goroutines at once.
type Deployer struct {
	cfg Config

	mu          sync.Mutex
	controllers map[store.Key]*controller
	live        sync.WaitGroup
	// ctx is Run's; nil before Run, when controllers only act when they are called.
	ctx context.Context
}

// New returns a deployer that does nothing by itself until Run.
func New(cfg Config) *Deployer {
	return &Deployer{cfg: cfg, controllers: map[store.Key]*controller{}}
}

// Run looks after all services and schedules until ctx ends. Tasks that are
// recorded from an earlier life are taken to be gone; services start anew.
func (d *Deployer) Run(ctx context.Context) error {
	d.mu.Lock()
	d.ctx = ctx
	for _, c := range d.controllers {
		d.launch(c)
	}
	d.mu.Unlock()
	d.watch(ctx)
	for _, rec := range d.cfg.Store.List(typeService, "", "") {
		d.controller(rec.Key).nudge()
	}
	d.live.Go(func() { d.followHealth(ctx) })
	d.live.Go(func() { d.runSchedules(ctx) })
	d.live.Go(func() { d.prune(ctx) })
	<-ctx.Done()
	d.live.Wait()
	return nil
}

// context is what tasks are started with.
func (d *Deployer) context() context.Context {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.ctx == nil {
		return context.Background()
	}
	return d.ctx
}

// controller returns the controller of a service, making it if it is not there.
func (d *Deployer) controller(key store.Key) *controller {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, ok := d.controllers[key]
	if !ok {
		c = newController(d, key)
		d.controllers[key] = c
		if d.ctx != nil && d.ctx.Err() == nil {
			d.launch(c)
		}
	}
	return c
}

// launch starts a controller's loop; d.mu is held.
func (d *Deployer) launch(c *controller) {
	ctx := d.ctx
	d.live.Go(func() { c.run(ctx) })
}

// forget drops the controller of a service that is gone. It returns false if
// the service came back meanwhile.
func (d *Deployer) forget(c *controller) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.cfg.Store.Get(c.key); err == nil {
		return false
	}
	delete(d.controllers, c.key)
	return true
}

// wake makes controllers look again.
func (d *Deployer) wake(which func(*controller) bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range d.controllers {
		if which(c) {
			c.nudge()
		}
	}
}

// watch turns changes in the store into looks at the services they concern.
func (d *Deployer) watch(ctx context.Context) {
	handle := func(change store.Change) {
		switch key := change.Key; key.Type {
		case typeService:
			d.wakeService(change)
		case store.TypeTask:
			d.wake(func(c *controller) bool { return c.interest.owns(key.ID) })
		case typeAlarmState:
			d.wake(func(c *controller) bool { return c.near(key) && c.deploying.Load() })
		default:
			d.wake(func(c *controller) bool { return c.near(key) })
		}
	}
	d.cfg.Store.Watch(ctx, handle, typeService, store.TypeTask, typeAlarmState, typeScalableTarget, typeListenerRule)
}

// wakeService makes a controller for a service that is new; of one that was
// deleted without ever having had a controller there is nothing to do.
func (d *Deployer) wakeService(change store.Change) {
	if change.Deleted {
		d.wake(func(c *controller) bool { return c.key == change.Key })
		return
	}
	d.controller(change.Key).nudge()
}

func (d *Deployer) followHealth(ctx context.Context) {
	for {
		changed := d.cfg.Balancer.Changed()
		d.wake(func(c *controller) bool { return c.interest.stirred(d.cfg.Balancer) })
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}
