package release

import (
	"context"
	"errors"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

// trace fills in the deployment of a service's last release, if that was cut
// off when AWS had been told to deploy, but the ledger not yet: then the service
// has its revision.
func (e *Engine) trace(ctx context.Context, r Request, last ledger.Release) (ledger.Release, error) {
	isService := r.Service.Kind == fleet.HTTP || r.Service.Kind == fleet.Worker
	if !isService || last.ID == "" || last.Verdict != "" || last.Deployment != "" {
		return last, nil
	}
	revision, d, err := e.atWork(ctx, r)
	if errors.Is(err, ErrNotFound) {
		return last, nil
	}
	if err != nil {
		return last, err
	}
	if revision.ARN != last.Revision && revision.Env[releaseVariable] != last.ID {
		return last, nil
	}
	for other, err := range e.ledger.Releases(ctx, r.Environment, r.Service.Name) {
		if err != nil {
			return last, err
		}
		if other.Deployment == d.ARN {
			return last, nil // AWS does not tell of the new one yet
		}
		if other.Deployment != "" {
			break
		}
	}
	last.Deployment, last.Revision = d.ARN, revision.ARN
	return last, nil
}

// atWork returns the revision that a service was last told to run, and its newest deployment.
func (e *Engine) atWork(ctx context.Context, r Request) (Revision, Deployment, error) {
	now, err := e.ports.Services.Service(ctx, r.cluster(), r.name())
	if err != nil {
		return Revision{}, Deployment{}, err
	}
	revision, err := e.ports.Revisions.Revision(ctx, now.TaskDefinition)
	if err != nil {
		return Revision{}, Deployment{}, err
	}
	d, err := e.deployments(r.Service).Newest(ctx, r.cluster(), r.name())
	return revision, d, err
}
