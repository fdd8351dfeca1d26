package provision

import (
	"context"
	"fmt"
	"slices"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

// routed tells of a service whose route in the environment's API is not the
// manifest's. base/<env> makes it, so a run of the service's stack alone, as a
// pipeline's is, would leave it as it is without a word.
func (r *run) routed(ctx context.Context, i stack.Instance) error {
	if i.Kind != stack.ServiceEnvironment {
		return nil
	}
	base := i.Upstream()["base"]
	if slices.Contains(r.chosen, base) {
		return nil
	}
	rec, ok, err := r.record(ctx, base)
	if err != nil || !ok {
		return err
	}
	differs := stack.Routed(r.Fleet, i.Environment, i.Service, rec.outputs)
	if differs == "" {
		return nil
	}
	s, _ := r.results.get(i.ID)
	s.ID, s.Route = i.ID, differs
	r.results.put(s)
	r.Sink.Emit(event.Notice{Warning: true, Message: RouteLags(i.Environment, i.Service, differs)})
	return nil
}

// RouteLags says what differs about a service's route in an environment's API,
// and what makes it right.
func RouteLags(environment, service, differs string) string {
	return fmt.Sprintf("%s: the API of %s has %s; once the service is there: flota apply --stack base/%s", service, environment, differs, environment)
}
