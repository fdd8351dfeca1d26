package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/release"
)

// requests asks for releases of services in one environment; what goes live is
// still to be filled in. Services that are not applied yet are told all at once.
func (p *project) requests(ctx context.Context, env string, names []string) ([]release.Request, error) {
	requests, absent, err := p.applied(ctx, env, names)
	if err != nil {
		return nil, err
	}
	var missing diag.List
	for _, name := range absent {
		missing = append(missing, notApplied(name, env))
	}
	return requests, missing.Err()
}

// applied asks for releases of those services that are applied, and names the others.
func (p *project) applied(ctx context.Context, env string, names []string) (requests []release.Request, absent []string, err error) {
	bucket, err := p.state(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range names {
		s, _ := p.fleet.Service(env, name)
		outputs, found, err := bucket.Load(ctx, "service/"+name+"/"+env)
		if err != nil {
			return nil, nil, err
		}
		if !found {
			absent = append(absent, name)
			continue
		}
		r := release.Request{Fleet: p.fleet.Name, Environment: env, Service: s}
		if r.Outputs, err = release.OutputsOf(outputs); err != nil {
			return nil, nil, fmt.Errorf("outputs of service/%s/%s: %w", name, env, err)
		}
		requests = append(requests, r)
	}
	return requests, absent, nil
}

// rows tells how services of one environment are, in the order of their names.
func (p *project) rows(ctx context.Context, env string, names []string) ([]release.Row, error) {
	engine, err := p.releases(ctx, env, event.Discard)
	if err != nil {
		return nil, err
	}
	requests, absent, err := p.applied(ctx, env, names)
	if err != nil {
		return nil, err
	}
	rows, err := engine.Status(ctx, requests)
	for _, name := range absent {
		s, _ := p.fleet.Service(env, name)
		rows = append(rows, release.Row{Service: name, Kind: s.Kind, Missing: true})
	}
	slices.SortFunc(rows, func(a, b release.Row) int { return cmp.Compare(a.Service, b.Service) })
	return rows, err
}

func notApplied(service, env string) *diag.Error {
	return &diag.Error{
		What: fmt.Sprintf("%s is not applied in %s yet", service, env),
		Hint: fmt.Sprintf("flota apply --env %s --service %s", env, service),
	}
}
