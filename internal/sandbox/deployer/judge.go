package deployer

import (
	"fmt"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// States of what watches a deployment (API: ServiceDeploymentAlarms, status).
const (
	Disabled           = "DISABLED"
	Monitoring         = "MONITORING"
	MonitoringComplete = "MONITORING_COMPLETE"
	Triggered          = "TRIGGERED"
)

// AlarmMonitor watches CloudWatch alarms during a deployment (API: ServiceDeploymentAlarms).
type AlarmMonitor struct {
	Names     []string `json:"names,omitempty"`
	Rollback  bool     `json:"rollback"`
	Status    string   `json:"status"`
	Triggered []string `json:"triggered,omitempty"`
	// Ignored are alarms that fired before the deployment began, so that a fix
	// can be deployed. Once quiet, they are watched like the others.
	Ignored []string `json:"ignored,omitempty"`
}

// Breaker is the deployment circuit breaker (API: ServiceDeploymentCircuitBreaker).
type Breaker struct {
	Rollback  bool   `json:"rollback"`
	Status    string `json:"status"`
	Failures  int    `json:"failures"`
	Threshold int    `json:"threshold"`
}

// newAlarmMonitor reads which alarms a service's deployments are watched by.
func (c *controller) newAlarmMonitor() AlarmMonitor {
	m := AlarmMonitor{Status: Disabled}
	if len(c.service.Alarms) == 0 {
		return m
	}
	a := c.service.Alarms[0]
	m.Names, m.Rollback = a.Names, a.Rollback
	if !a.Enable {
		return m
	}
	m.Status = Monitoring
	for _, name := range m.Names {
		if c.alarming(name) {
			m.Ignored = append(m.Ignored, name)
		}
	}
	return m
}

// newBreaker makes a circuit breaker with ECS's threshold: half of the desired
// count, at least 3, at most 200.
func newBreaker(s store.Service) Breaker {
	b := Breaker{Status: Disabled, Threshold: min(max((s.DesiredCount+1)/2, 3), 200)}
	if len(s.Breaker) > 0 && s.Breaker[0].Enable {
		b.Status, b.Rollback = Monitoring, s.Breaker[0].Rollback
	}
	return b
}

// judge fails the deployment if its alarms or its circuit breaker say so. ECS
// would leave production traffic on a revision whose last task has died until
// an alarm goes off; a service that asks for rollbacks gets this one at once.
func (c *controller) judge() {
	d := c.deployment
	if d == nil || d.Status != InProgress || d.Stage == CleanUp {
		return
	}
	if d.Breaker.Status == Monitoring && d.Breaker.Failures >= d.Breaker.Threshold {
		d.Breaker.Status = Triggered
		c.fail(fmt.Sprintf("ECS deployment circuit breaker: %d tasks failed to start.", d.Breaker.Failures), d.Breaker.Rollback)
		return
	}
	if c.judgeInstall(); d.Status != InProgress {
		return
	}
	if c.died() && (d.Breaker.Rollback || d.Alarms.Rollback || d.CodeDeploy != nil && d.CodeDeploy.FailureRollback) {
		c.fail("The new revision has no healthy task left.", true)
		return
	}
	if d.Alarms.Status == Monitoring && d.Stage != Reconcile && d.Stage != PreScaleUp {
		c.judgeAlarms()
	}
}

// died reports whether no task of the target is left to answer the requests
// that it gets, though the source's could. Tasks that a restart of the sandbox
// ended are no fault of theirs, and come back.
func (c *controller) died() bool {
	d := c.deployment
	target := c.ready(d.Target)
	c.restarted = c.restarted && target == 0
	return d.Weight > 0 && target == 0 && !c.restarted && c.ready(d.Source()) > 0
}

func (c *controller) judgeAlarms() {
	m := &c.deployment.Alarms
	m.Ignored = slices.DeleteFunc(m.Ignored, func(name string) bool { return !c.alarming(name) })
	for _, name := range m.Names {
		if !slices.Contains(m.Ignored, name) && c.alarming(name) {
			m.Triggered = append(m.Triggered, name)
		}
	}
	if len(m.Triggered) == 0 {
		return
	}
	m.Status = Triggered
	c.fail("Service deployment failed because alarms went off: "+strings.Join(m.Triggered, ", ")+".", m.Rollback)
}

func (c *controller) alarming(name string) bool {
	state, _ := c.d.cfg.Metrics.State(c.key.Account, c.key.Region, name)
	return state == "ALARM"
}

// fail ends a deployment's way forward. With rollback it turns back to the
// source; without, everything stays as it is until the next deployment.
func (c *controller) fail(reason string, rollback bool) {
	d := c.deployment
	c.say("(service %s) (deployment %s) deployment failed: %s", c.service.Name, c.revision(d.Target).StartedBy(), reason)
	d.Reason = reason
	for i := range d.Hooks {
		if d.Hooks[i].Status == AwaitingAction {
			d.Hooks[i].Status = HookFailed
		}
	}
	switch {
	case !rollback:
		d.Status, d.StoppedAt, d.FinishedAt = Stopped, c.now, c.now
	case d.Source() == "":
		d.Status, d.FinishedAt = RollbackFailed, c.now
		d.Reason += " There is no earlier revision to roll back to."
	default:
		c.turnBack(reason)
	}
}

// turnBack begins the way back to the source: its tasks still run, or are
// started again, and traffic returns to them as soon as they can take it.
func (c *controller) turnBack(reason string) {
	d := c.deployment
	source := c.revision(d.Source())
	d.Status = RollbackInProgress
	d.Rollback = &Rollback{Reason: reason, Revision: source.ARN, StartedAt: c.now}
	d.Weight, d.TestWeight, d.Breaker.Failures = 0, 0, 0
	err := c.d.cfg.Store.Update(c.key, func(a store.Attributes) error {
		a["task_definition"] = source.TaskDefinition
		return nil
	})
	if err == nil {
		c.service.TaskDefinition = source.TaskDefinition
	}
	c.say("(service %s) rolling back to (deployment %s).", c.service.Name, source.StartedBy())
}

// comeBack ends a rollback once only the source's tasks are left and serve.
func (c *controller) comeBack() {
	source := c.revision(c.deployment.Source())
	if !c.direct() || c.others(source.ARN) > 0 || c.ready(source.ARN) < c.wanted(source) {
		return
	}
	c.conclude(RollbackSuccessful, "")
	c.say("(service %s) has reached a steady state.", c.service.Name)
}
