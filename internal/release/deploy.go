package release

import (
	"context"
	"errors"
	"fmt"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

// Deploy brings a version live. It returns once the release has ended, or with
// Detach once all traffic is on the new revision. The error is nil if the
// version is live; else it is a *diag.Error or diag.List with the exit code of
// the verdict, and the result tells more.
//
// When ctx ends, Deploy stops watching and AWS goes on: a release that waits
// for its verification then goes back by itself after ten minutes.
func (e *Engine) Deploy(ctx context.Context, r Request) (Result, error) {
	return e.deploy(ctx, r, func() {})
}

func (e *Engine) deploy(ctx context.Context, r Request, onLive func()) (Result, error) {
	a := e.attempt(r, onLive)
	a.progress.enter(stagePreflight, Predict(r.Service, false, e.pace).String())
	ctx, done, err := a.lease(ctx)
	if err != nil {
		return a.refuse(err)
	}
	defer done()
	if err := a.preflight(ctx); err != nil {
		if cut := a.cut(ctx); cut != nil {
			return Result{Release: a.record}, cut
		}
		return a.refuse(err)
	}
	if err := a.note(ctx, ledger.Started, a.record); err != nil {
		return a.refuse(err)
	}
	switch r.Service.Kind {
	case fleet.Site:
		return a.site(ctx)
	case fleet.Job:
		return a.job(ctx)
	}
	return a.service(ctx)
}

// service releases what runs as an ECS service.
func (a *attempt) service(ctx context.Context) (Result, error) {
	now, err := a.ports.Services.Service(ctx, a.cluster(), a.name())
	if err != nil {
		return a.fail(ctx, err)
	}
	if a.first, err = a.isFirst(ctx, now); err != nil {
		return a.fail(ctx, err)
	}
	if a.first {
		a.progress.note(Predict(a.Service, a.first, a.pace).String())
	}
	revision, err := a.register(ctx)
	if err != nil {
		return a.fail(ctx, err)
	}
	return a.roll(ctx, Update{
		TaskDefinition: revision,
		Desired:        max(a.Service.Count.Min, now.Desired),
		Configuration:  configure(a.Service, a.Outputs, a.first),
	})
}

// isFirst reports whether there is nothing to return to. A service that runs
// without a record of it, as after the loss of a ledger, is not a first release:
// its old tasks must be kept.
func (a *attempt) isFirst(ctx context.Context, now Service) (bool, error) {
	if now.Running > 0 {
		return false, nil
	}
	return a.noneGood(ctx, ledger.Release{})
}

// noneGood reports whether the ledger knows of no good release but the given one.
func (a *attempt) noneGood(ctx context.Context, but ledger.Release) (bool, error) {
	_, err := a.ledger.LastGood(ctx, a.Environment, a.Service.Name, but)
	if errors.Is(err, ledger.ErrNotFound) {
		return true, nil
	}
	return false, err
}

// What a task, and whoever looks at its revision, is told of the release.
const (
	versionVariable = "FLOTA_VERSION"
	releaseVariable = "FLOTA_RELEASE" // its ID
)

// register adds the revision: Terraform's task definition with the image of this release.
func (a *attempt) register(ctx context.Context) (string, error) {
	a.progress.enter(stageRegister, "")
	revision, err := a.ports.Revisions.Register(ctx, a.Outputs.TaskDefinition, a.Image, map[string]string{
		versionVariable: a.Version,
		releaseVariable: a.record.ID,
	})
	if err != nil {
		return "", fmt.Errorf("register a revision of %s: %w", a.name(), err)
	}
	a.record.Revision = revision
	return revision, nil
}

// roll starts a deployment, watches it to its end and concludes the release.
func (a *attempt) roll(ctx context.Context, u Update) (Result, error) {
	arn, err := a.start(ctx, u)
	if err != nil {
		return a.fail(ctx, err)
	}
	end, err := a.watch(ctx, arn, u)
	if err != nil {
		return a.fail(ctx, err)
	}
	return a.conclude(ctx, end)
}

// start hands the deployment to AWS, writes that to the ledger and returns its
// ARN or, of CodeDeploy's, its ID.
func (a *attempt) start(ctx context.Context, u Update) (id string, err error) {
	if byCodeDeploy(a.Service) {
		id, err = a.startByCodeDeploy(ctx, u)
	} else {
		id, err = a.startByECS(ctx, u)
	}
	if err != nil {
		return "", err
	}
	a.record.Deployment, a.record.Revision = id, u.TaskDefinition
	facts := ledger.Release{Deployment: id, Revision: u.TaskDefinition}
	if err := a.note(ctx, ledger.Deployed, facts); err != nil {
		a.warn("the deployment of %s could not be written to the ledger: %v", a.Service.Name, err)
	}
	return id, nil
}

// startByECS begins a deployment of ECS's. UpdateService does not tell its ARN,
// so it is the first deployment that was not there before.
func (a *attempt) startByECS(ctx context.Context, u Update) (string, error) {
	before, err := a.ports.Deployments.Newest(ctx, a.cluster(), a.name())
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", err
	}
	if err := a.ports.Services.Update(ctx, a.cluster(), a.name(), u); err != nil {
		return "", err
	}
	a.handed = true
	for {
		d, err := a.ports.Deployments.Newest(ctx, a.cluster(), a.name())
		if err == nil && d.ARN != before.ARN {
			return d.ARN, nil
		}
		if err != nil && !errors.Is(err, ErrNotFound) {
			return "", err
		}
		if err := wait(ctx, a.pace.Quick); err != nil {
			return "", err
		}
	}
}
