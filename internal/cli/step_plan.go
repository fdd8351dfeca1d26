package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
)

// plan plans the service's stacks, and keeps the plans.
func (s *step) plan(ctx context.Context, environments []string) error {
	b, err := s.builds.Load(ctx, s.service.Name, s.source.commit)
	if err != nil {
		return err
	}
	if b.Plans == nil {
		b.Plans = map[string]pipeline.Plan{}
	}
	part := selection{environments: environments, services: []string{s.service.Name}}
	if s.examined, err = s.look(ctx, part); err != nil {
		return err
	}
	for _, env := range environments {
		if b.Plans[env], err = s.planOne(ctx, env); err != nil {
			return err
		}
	}
	if err := s.builds.Save(ctx, b); err != nil {
		return err
	}
	s.reporter.plans(ctx, b, environments)
	return errors.Join(s.writeVariables(b), s.result(b.Plans, func(w io.Writer) {
		for _, env := range environments {
			fmt.Fprintf(w, "%s: %s\n", env, b.Plans[env].Summary())
		}
	}))
}

// planOne plans the stack of one environment into the builds. The folder that
// the plan passes through is for its owner only, and gone at the end.
func (s *step) planOne(ctx context.Context, env string) (pipeline.Plan, error) {
	dir, err := os.MkdirTemp("", "flota-plan-")
	if err != nil {
		return pipeline.Plan{}, err
	}
	defer os.RemoveAll(dir)
	id := s.stackID(env)
	r, err := s.project.plan(ctx, provision.Options{Select: stack.Selection{IDs: []string{id}}, Out: dir})
	if err != nil {
		return pipeline.Plan{}, err
	}
	plan := pipeline.Plan{Changes: r.Changes}
	for _, st := range r.Stacks {
		plan.Route = cmp.Or(plan.Route, st.Route)
		if st.Plan == nil {
			continue
		}
		for _, c := range st.Plan.Resources {
			plan.Resources = append(plan.Resources, c.Action+" "+c.Address)
		}
	}
	plan.Hash, err = s.builds.Upload(ctx, dir, pipeline.PlanPrefix(s.service.Name, s.source.commit, env))
	return plan, err
}

func (s *step) stackID(env string) string { return "service/" + s.service.Name + "/" + env }
