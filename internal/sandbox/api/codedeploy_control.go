package api

import (
	"context"

	"flota.dev/flota/internal/sandbox/deployer"
)

type stopDeploymentInput struct {
	ID       string `json:"deploymentId"`
	Rollback bool   `json:"autoRollbackEnabled"`
}

type stopDeploymentOutput struct {
	Status  string `json:"status"`
	Message string `json:"statusMessage"`
}

func (a *API) stopDeployment(_ context.Context, c caller, in stopDeploymentInput) (stopDeploymentOutput, error) {
	d, err := a.codedeployment(c, in.ID)
	if err != nil {
		return stopDeploymentOutput{}, err
	}
	if !d.going() {
		return stopDeploymentOutput{}, failf("DeploymentAlreadyCompletedException", "The deployment %s is already completed: it is %s", in.ID, d.status())
	}
	if err := a.Deployer.StopByUser(d.ARN, in.Rollback); err != nil {
		return stopDeploymentOutput{}, codedeployError(err, "DeploymentAlreadyCompletedException")
	}
	return stopDeploymentOutput{"Succeeded", "The deployment was stopped"}, nil
}

// going reports whether a deployment can still be stopped or continued. The way
// back cannot: it ends by itself, soon.
func (d codedeployment) going() bool { return !d.back && d.Active() && d.Rollback == nil }

type continueDeploymentInput struct {
	ID   string `json:"deploymentId"`
	Wait string `json:"deploymentWaitType"`
}

func (a *API) continueDeployment(_ context.Context, c caller, in continueDeploymentInput) (struct{}, error) {
	var none struct{}
	d, err := a.codedeployment(c, in.ID)
	switch {
	case err != nil:
		return none, err
	case !d.going():
		return none, failf("DeploymentAlreadyCompletedException", "The deployment %s is already completed: it is %s", in.ID, d.status())
	}
	switch in.Wait {
	case "", "READY_WAIT":
		if d.waiting() == "" {
			return none, failf("DeploymentIsNotInReadyStateException", "The deployment %s is not in the Ready state", in.ID)
		}
		err = a.Deployer.Continue(d.ARN, d.waiting(), deployer.ActionContinue)
	case "TERMINATION_WAIT":
		err = a.Deployer.SkipWait(d.ARN)
	default:
		return none, failf("InvalidDeploymentWaitTypeException", "The wait type is READY_WAIT or TERMINATION_WAIT")
	}
	return none, codedeployError(err, "InvalidDeploymentStatusException")
}
