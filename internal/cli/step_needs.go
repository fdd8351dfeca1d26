package cli

import (
	"context"
	"fmt"
	"strings"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/release"
)

// unmet reports whether the service needs another that was never live in the
// environment, and tells so. The first push of a fleet brings all services at
// once, each by its own pipeline, in no order: what is asked of one whose needs
// are still on their way would be answered badly, though nothing is wrong with it.
// Where nothing is asked of it anyway, nothing is looked up.
func (s *step) unmet(ctx context.Context, engine *release.Engine, events event.Sink, env string) (bool, error) {
	own, ok := s.fleet.Service(env, s.service.Name)
	if !ok || s.outside() || !own.Verified() {
		return false, nil
	}
	requests, absent, err := s.applied(ctx, env, s.called(env, own))
	if err != nil {
		return false, err
	}
	rows, err := engine.Status(ctx, requests)
	if err != nil {
		return false, err
	}
	for _, row := range rows {
		if row.Version == "" {
			absent = append(absent, row.Service)
		}
	}
	if len(absent) == 0 {
		return false, nil
	}
	events.Emit(event.Notice{Warning: true, Message: fmt.Sprintf("%s was never live in %s, and %s needs it: the new version's answers are not verified",
		strings.Join(absent, ", "), env, s.service.Name)})
	return true, nil
}

// called are the services that one calls.
func (p *project) called(env string, by *fleet.Service) []string {
	var names []string
	for _, name := range by.Needs {
		if needed, ok := p.fleet.Service(env, name); ok && needed.Kind == fleet.HTTP {
			names = append(names, name)
		}
	}
	return names
}
