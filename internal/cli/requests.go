package cli

import (
	"context"
	"fmt"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/release"
)

// requests asks for releases of services in one environment; what goes live is
// still to be filled in. Services that are not applied yet are told all at once.
func (p *project) requests(ctx context.Context, env string, names []string) ([]release.Request, error) {
	bucket, err := p.state(ctx)
	if err != nil {
		return nil, err
	}
	var missing diag.List
	requests := make([]release.Request, 0, len(names))
	for _, name := range names {
		s, _ := p.fleet.Service(env, name)
		outputs, found, err := bucket.Load(ctx, "service/"+name+"/"+env)
		if err != nil {
			return nil, err
		}
		if !found {
			missing = append(missing, notApplied(name, env))
			continue
		}
		r := release.Request{Fleet: p.fleet.Name, Environment: env, Service: s}
		if r.Outputs, err = release.OutputsOf(outputs); err != nil {
			return nil, fmt.Errorf("outputs of service/%s/%s: %w", name, env, err)
		}
		requests = append(requests, r)
	}
	return requests, missing.Err()
}

// rows tells how services of one environment are.
func (p *project) rows(ctx context.Context, env string, names []string) ([]release.Row, error) {
	engine, err := p.releases(ctx, env, event.Discard)
	if err != nil {
		return nil, err
	}
	requests, err := p.requests(ctx, env, names)
	if err != nil {
		return nil, err
	}
	return engine.Status(ctx, requests)
}

func notApplied(service, env string) *diag.Error {
	return &diag.Error{
		What: fmt.Sprintf("%s is not applied in %s yet", service, env),
		Hint: fmt.Sprintf("flota apply --env %s --service %s", env, service),
	}
}
