package deployer

import (
	"context"
	"errors"
	"fmt"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// Errors that callers tell apart.
var (
	ErrNotFound = store.ErrNotFound
	// ErrConflict says that a deployment is no longer, or not yet, where the
	// call could do something (API: ConflictException).
	ErrConflict = errors.New("deployment is not in a state for this")
	// ErrInvalid says that a service cannot be as asked for (API: InvalidParameterException).
	ErrInvalid = errors.New("invalid parameter")
)

// Update is a change to a service (API: UpdateService).
type Update struct {
	Service store.Key
	// Change edits the service's record. It must only edit: it may be called twice.
	Change func(*store.Service) error
	// Force asks for a deployment even if nothing changed that needs one.
	Force bool
}

// Update changes a service and, if its task definition or load balancing
// changed, begins a deployment, whose ARN it returns; else "". A deployment in
// progress is stopped in favour of the new one.
func (d *Deployer) Update(in Update) (deploymentARN string, err error) {
	c, release, err := d.claim(in.Service)
	if err != nil {
		return "", err
	}
	defer release()
	c.adopt()
	err = store.Modify(d.cfg.Store, in.Service, func(s *store.Service) error {
		if err := in.Change(s); err != nil {
			return err
		}
		return validate(s)
	})
	if err != nil {
		return "", err
	}
	if err := c.load(); err != nil {
		return "", err
	}
	before := c.state.Deployment
	if in.Force {
		definition, err := ResolveDefinition(d.cfg.Store, in.Service, c.service.TaskDefinition)
		if err == nil {
			err = c.begin(definition, nil)
		}
		if err != nil {
			return "", err
		}
	}
	c.adopt()
	c.save()
	if c.state.Deployment == before {
		return "", nil
	}
	return c.state.Deployment, nil
}

// validate rejects what ECS rejects of a deployment configuration.
func validate(s *store.Service) error {
	if len(s.Configuration) == 0 {
		return nil
	}
	switch strategy := s.Configuration[0].Strategy; strategy {
	case "", Rolling:
	case BlueGreen, Canary, Linear:
		if len(s.LoadBalancers) > 0 && !twoSided(s.LoadBalancers) {
			return fmt.Errorf("%w: %s needs an advancedConfiguration in the service's loadBalancers", ErrInvalid, strategy)
		}
	default:
		return fmt.Errorf("%w: there is no deployment strategy %q", ErrInvalid, strategy)
	}
	return nil
}

// Stop stops a deployment (API: StopServiceDeployment). With ROLLBACK, traffic
// is back on the earlier revision when Stop returns, if its tasks still run;
// with ABORT everything stays as it is. A deployment that has begun to clean up
// can no longer be stopped: ErrConflict.
func (d *Deployer) Stop(deploymentARN, stopType string) error {
	c, release, err := d.claimDeployment(deploymentARN)
	if err != nil {
		return err
	}
	defer release()
	switch {
	case stopType == "ABORT":
		c.fail("The deployment was aborted.", false)
	case stopType != "" && stopType != ActionRollback:
		return fmt.Errorf("%w: there is no stop type %q", ErrInvalid, stopType)
	case c.deployment.RollingBack():
		return nil
	case c.deployment.Source() == "":
		return fmt.Errorf("%w: there is no earlier revision to roll back to", ErrConflict)
	default:
		c.fail("The deployment was stopped by a user.", true)
	}
	c.direct()
	c.save()
	return nil
}

// Continue answers a paused lifecycle hook with CONTINUE, which an empty action
// stands for, or ROLLBACK (API: ContinueServiceDeployment).
func (d *Deployer) Continue(deploymentARN, hookID, action string) error {
	c, release, err := d.claimDeployment(deploymentARN)
	if err != nil {
		return err
	}
	defer release()
	hook := c.awaiting(hookID)
	if hook == nil {
		return fmt.Errorf("%w: no hook %s awaits an action", ErrConflict, hookID)
	}
	switch action {
	case "", ActionContinue:
		hook.Status = HookSucceeded
	case ActionRollback:
		hook.Status = HookFailed
		if c.deployment.Source() == "" {
			return fmt.Errorf("%w: there is no earlier revision to roll back to", ErrConflict)
		}
		c.fail("The deployment was rolled back at its pause at "+string(hook.Stage)+".", true)
		c.direct()
	default:
		return fmt.Errorf("%w: there is no action %q", ErrInvalid, action)
	}
	c.save()
	return nil
}

func (c *controller) awaiting(hookID string) *HookDetail {
	for i := range c.deployment.Hooks {
		if h := &c.deployment.Hooks[i]; h.ID == hookID && h.Status == AwaitingAction {
			return h
		}
	}
	return nil
}

// claim takes the turn of a service and brings its controller up to date. The
// release that it returns also makes the controller look again.
func (d *Deployer) claim(service store.Key) (*controller, func(), error) {
	if _, err := d.cfg.Store.Get(service); err != nil {
		return nil, nil, err
	}
	c := d.controller(service)
	c.take(context.Background())
	release := func() {
		c.release()
		c.nudge()
	}
	c.now, c.next = time.Now(), safetyNet
	if err := c.load(); err != nil {
		release()
		return nil, nil, err
	}
	c.observe()
	return c, release, nil
}

// claimDeployment is claim for the service of a deployment that must be in
// progress and not yet cleaning up.
func (d *Deployer) claimDeployment(deploymentARN string) (*controller, func(), error) {
	rec, err := d.cfg.Store.Get(keyOf(TypeDeployment, deploymentARN))
	if err != nil {
		return nil, nil, err
	}
	service, _ := rec.Attributes["service"].(string)
	c, release, err := d.claim(keyOf(typeService, service))
	if err != nil {
		return nil, nil, err
	}
	current := c.deployment
	if current == nil || current.ARN != deploymentARN || !current.Active() || current.Stage == CleanUp {
		release()
		return nil, nil, fmt.Errorf("%w: %s is not in progress", ErrConflict, deploymentARN)
	}
	return c, release, nil
}
