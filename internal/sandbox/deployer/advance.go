package deployer

import (
	"slices"
	"time"
)

// The stages that deployments pass, by whether tasks are replaced where they
// are or come up beside the old ones.
var (
	inPlaceStages = []Stage{Reconcile, PreScaleUp, ScaleUp, PostScaleUp, Bake, CleanUp}
	besideStages  = []Stage{
		Reconcile, PreScaleUp, ScaleUp, PostScaleUp, TestShift, PostTestShift,
		PreProduction, ProductionShift, PostProduction, Bake, CleanUp,
	}
)

// advance takes the deployment through as many stages as are done.
func (c *controller) advance() {
	for c.deployment != nil && c.deployment.Active() && c.pass() {
	}
}

// pass moves the deployment on by one stage, if it may.
func (c *controller) pass() bool {
	d := c.deployment
	if d.RollingBack() {
		c.comeBack()
		return false
	}
	if !c.stageDone() || c.held() {
		return false
	}
	if d.Stage == CleanUp {
		c.complete()
		return false
	}
	d.enter(c.stageAfter(), c.now)
	if d.Stage == ProductionShift {
		percents, _ := d.shifts()
		d.Weight, d.ShiftedAt = percents[d.Shift], time.Time{}
		d.Shift++
	}
	return true
}

func (c *controller) stageAfter() Stage {
	d := c.deployment
	stages := besideStages
	if c.inPlace() {
		stages = inPlaceStages
	}
	if percents, _ := d.shifts(); d.Stage == ProductionShift && d.Shift < len(percents) {
		return PreProduction
	}
	return stages[slices.Index(stages, d.Stage)+1]
}

// stageDone reports whether all that belongs to the present stage is done.
func (c *controller) stageDone() bool {
	d := c.deployment
	target := c.revision(d.Target)
	switch d.Stage {
	case Reconcile:
		return c.reconciled()
	case ScaleUp:
		return c.ready(d.Target) >= c.wanted(target) && (!c.inPlace() || c.alone(d.Target))
	case TestShift:
		d.TestWeight = 100
		c.direct()
	case ProductionShift:
		return c.shifted()
	case Bake:
		return c.baked() && c.ready(d.Target) >= c.wanted(target)
	case CleanUp:
		return c.others(d.Target) == 0
	}
	return true
}

// alone reports whether all tasks but those on their way out are of one revision.
func (c *controller) alone(revision string) bool {
	return c.count(func(r *replica) bool { return r.revision != revision && !r.leaving() }) == 0
}

// reconciled reports whether what an earlier deployment left half done is out
// of the way: all traffic is on the source, and the place of the target is free.
func (c *controller) reconciled() bool {
	source := c.revision(c.deployment.Source())
	if source.ARN == "" {
		return true
	}
	if !c.direct() {
		return false
	}
	if !c.inPlace() {
		return c.alone(source.ARN)
	}
	groups := source.Groups()
	return c.count(func(r *replica) bool { return !r.leaving() && !slices.Equal(r.groups, groups) }) == 0
}

// shifted reports whether the present shift of production traffic was made
// and, unless it is the last, watched for its time.
func (c *controller) shifted() bool {
	d := c.deployment
	if !c.direct() {
		return false
	}
	if d.ShiftedAt.IsZero() {
		d.ShiftedAt = c.now
	}
	percents, wait := d.shifts()
	if d.Shift >= len(percents) || !twoSided(c.service.LoadBalancers) {
		return true
	}
	until := d.ShiftedAt.Add(c.d.cfg.Clock.Real(wait))
	if c.now.Before(until) {
		c.at(until)
		return false
	}
	return true
}

func (c *controller) baked() bool {
	d := c.deployment
	until := d.StageSince.Add(c.d.cfg.Clock.Real(minutes(d.Configuration.BakeTime)))
	if c.now.Before(until) {
		c.at(until)
		return false
	}
	return true
}

// complete ends a deployment that came to its end.
func (c *controller) complete() {
	d := c.deployment
	c.state.Current = d.Target
	c.conclude(Successful, "")
	c.say("(service %s) (deployment %s) deployment completed.", c.service.Name, c.current().StartedBy())
	c.say("(service %s) has reached a steady state.", c.service.Name)
}

// conclude writes how a deployment ended and lets go of it.
func (c *controller) conclude(status Status, reason string) {
	d := c.deployment
	d.Status, d.FinishedAt = status, c.now
	if reason != "" {
		d.Reason = reason
	}
	if d.Alarms.Status == Monitoring {
		d.Alarms.Status = MonitoringComplete
	}
	if d.Breaker.Status == Monitoring {
		d.Breaker.Status = MonitoringComplete
	}
	c.save()
	c.deployment, c.state.Deployment = nil, ""
	c.deploying.Store(false)
}

// resume makes a deployment that an earlier life of the sandbox did not end
// one that can go on: its tasks are gone, on both sides. Before all traffic was
// shifted it begins again, with the traffic on the source; later it goes on
// where it was, once its tasks are back.
func (c *controller) resume() {
	d := c.deployment
	c.restarted = true
	if d.Status != InProgress || c.inPlace() || slices.Index(besideStages, d.Stage) > slices.Index(besideStages, ProductionShift) {
		return
	}
	d.enter(PreScaleUp, c.now)
	d.Weight, d.TestWeight, d.Shift, d.ShiftedAt = 0, 0, 0, time.Time{}
	d.Hooks = nil
	c.say("(service %s) the sandbox was restarted: its deployment begins again.", c.service.Name)
}
