package release

import (
	"context"
	"errors"
	"strings"

	"flota.dev/flota/internal/fleet"
)

// terminationWait is the pause of CodeDeploy in which the old tasks still run
// (API: ContinueDeployment, deploymentWaitType).
const terminationWait = "TERMINATION_WAIT"

func byCodeDeploy(s *fleet.Service) bool { return s.Deploy.Controller == fleet.ByCodeDeploy }

// deployments returns who carries out the deployments of a service.
func (e *Engine) deployments(s *fleet.Service) Deployments {
	if byCodeDeploy(s) {
		return e.ports.CodeDeploy
	}
	return e.ports.Deployments
}

// deploymentsOf returns who carried out a deployment: ECS knows its own by ARNs,
// CodeDeploy by IDs that begin with d-.
func (e *Engine) deploymentsOf(id string) Deployments {
	if strings.HasPrefix(id, "d-") {
		return e.ports.CodeDeploy
	}
	return e.ports.Deployments
}

// startByCodeDeploy begins a deployment of CodeDeploy's. It counts the tasks of
// the service, so that there have to be some first.
func (a *attempt) startByCodeDeploy(ctx context.Context, u Update) (string, error) {
	if err := a.ports.Services.Scale(ctx, a.cluster(), a.name(), u.Desired); err != nil {
		return "", err
	}
	id, err := a.ports.CodeDeploy.Start(ctx, a.cluster(), a.name(), u)
	if err != nil && a.first {
		return "", errors.Join(err, a.ports.Services.Scale(ctx, a.cluster(), a.name(), 0))
	}
	a.handed = err == nil
	return id, err
}

// hasten ends the wait before the old tasks are stopped where the release asks
// for none: CodeDeploy's deployment group, unlike ECS, has one for all
// deployments. That fails at most once the wait is over.
func (w *watch) hasten(ctx context.Context, d Deployment) {
	if w.hastened || !byCodeDeploy(w.Service) || d.Stage != stageBake || w.update.Configuration.BakeMinutes > 0 {
		return
	}
	w.hastened = w.deployments(w.Service).Continue(ctx, w.arn, terminationWait, true) == nil
}
