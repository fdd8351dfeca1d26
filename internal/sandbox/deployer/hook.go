package deployer

import (
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// States of a lifecycle hook (API: DeploymentLifecycleHookDetail, status).
const (
	AwaitingAction = "AWAITING_ACTION"
	HookSucceeded  = "SUCCEEDED"
	HookFailed     = "FAILED"
	HookTimedOut   = "TIMED_OUT"
)

// What can be done about a paused deployment (API: ContinueServiceDeployment, action).
const (
	ActionContinue = "CONTINUE"
	ActionRollback = "ROLLBACK"
)

const (
	hookTimeout = 24 * time.Hour // ECS's default
	// leastHookTimeout is the least a pause lasts here: whoever answers it, a
	// person or a program, is no faster when the clock is.
	leastHookTimeout = time.Minute
)

// held reports whether a lifecycle hook keeps the deployment at its stage. It
// opens the hooks of the stage when the deployment comes to it.
func (c *controller) held() bool {
	d := c.deployment
	held := false
	for n, hook := range d.Configuration.Hooks {
		if !slices.Contains(hook.Stages, string(d.Stage)) {
			continue
		}
		switch detail := c.openHook(n, hook); detail.Status {
		case AwaitingAction:
			held = c.awaits(detail) || held
		case HookFailed:
			held = true
		}
		if !d.Active() || d.RollingBack() {
			return true
		}
	}
	return held
}

// openHook returns the detail of a hook at the present stage and shift, making it on arrival.
func (c *controller) openHook(number int, hook store.Hook) *HookDetail {
	d := c.deployment
	for i := range d.Hooks {
		if h := &d.Hooks[i]; h.Number == number && h.Stage == d.Stage && h.Shift == d.Shift {
			return h
		}
	}
	detail := HookDetail{
		ID: newHookID(), Stage: d.Stage, Shift: d.Shift, Number: number,
		TargetType: hook.TargetType, TargetARN: hook.TargetARN, Status: HookSucceeded,
	}
	if hook.TargetType == "PAUSE" {
		timeout := hookTimeout
		if hook.TimeoutMinutes > 0 {
			timeout = time.Duration(hook.TimeoutMinutes * float64(time.Minute))
		}
		detail.Status = AwaitingAction
		detail.ExpiresAt = c.now.Add(c.d.cfg.Clock.RealAtLeast(timeout, leastHookTimeout))
		detail.TimeoutAction = hook.TimeoutAction
		if detail.TimeoutAction == "" {
			detail.TimeoutAction = ActionRollback
		}
		c.say("(service %s) is paused at %s.", c.service.Name, d.Stage)
	} else {
		c.say("(service %s) (hook %s) counts as succeeded: the sandbox has no Lambda.", c.service.Name, hook.TargetARN)
	}
	d.Hooks = append(d.Hooks, detail)
	return &d.Hooks[len(d.Hooks)-1]
}

// awaits reports whether a pause still waits; one that has waited too long is
// ended the way it asks for.
func (c *controller) awaits(h *HookDetail) bool {
	if c.now.Before(h.ExpiresAt) {
		c.at(h.ExpiresAt)
		return true
	}
	h.Status = HookTimedOut
	if h.TimeoutAction == ActionContinue {
		return false
	}
	c.fail("Nobody answered the pause at "+string(h.Stage)+" in time.", true)
	return true
}
