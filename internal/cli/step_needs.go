package cli

import (
	"context"
	"fmt"
	"strings"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
)

// unmet reports whether the service needs another that was never live in the
// environment, and tells so. The first push of a fleet brings all services at
// once, each by its own pipeline, in no order: what is asked of one whose needs
// are still on their way would be answered badly, though nothing is wrong with it.
// Where nothing is asked of it anyway, nothing is looked up.
func (s *step) unmet(ctx context.Context, events event.Sink, env string) (bool, error) {
	if own, ok := s.fleet.Service(env, s.service.Name); !ok || s.outside() || len(own.Deploy.Verify.Paths) == 0 || own.Deploy.Verify.Requests == 0 {
		return false, nil
	}
	engine, err := s.releases(ctx, env, events)
	if err != nil {
		return false, err
	}
	requests, absent, err := s.applied(ctx, env, s.called(env))
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

// called are the services that the step's own one calls.
func (s *step) called(env string) []string {
	own, ok := s.fleet.Service(env, s.service.Name)
	if !ok {
		return nil
	}
	var names []string
	for _, name := range own.Needs {
		if needed, ok := s.fleet.Service(env, name); ok && needed.Kind == fleet.HTTP {
			names = append(names, name)
		}
	}
	return names
}
