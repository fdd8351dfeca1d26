package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/release"
	"flota.dev/flota/internal/stack"
)

// deploy applies the reviewed plan in one environment and releases the build there.
func (s *step) deploy(ctx context.Context, e fleet.Environment) error {
	b, err := s.builds.Load(ctx, s.service.Name, s.source.commit)
	if err != nil {
		return err
	}
	if err := s.applyPlan(ctx, &b, e); err != nil {
		return err
	}
	site, err := os.MkdirTemp("", "flota-site-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(site)
	a, err := s.artifact(ctx, b, e.Name, site)
	if err != nil {
		return err
	}
	if err := s.routed(ctx, b.Plans[e.Name], e.Name); err != nil {
		return err
	}
	events := s.events()
	results, err := s.bring(ctx, events, e.Name, b, a)
	events.Close()
	if len(results) > 0 {
		err = errors.Join(s.result(results, func(w io.Writer) { tellReleases(w, results) }), err)
	}
	return err
}

// bring releases the build, or waits for a release of it that goes on.
func (s *step) bring(ctx context.Context, events event.Sink, env string, b pipeline.Build, a artifact) ([]Released, error) {
	engine, err := s.releases(ctx, env, events)
	if err != nil {
		return nil, err
	}
	going, err := s.joined(ctx, engine, events, env, b)
	if going != nil {
		return []Released{*going}, err
	}
	if err != nil {
		return nil, err
	}
	if a.unverified, err = s.unmet(ctx, engine, events, env); err != nil {
		return nil, err
	}
	return s.release(ctx, events, env, map[string]artifact{s.service.Name: a}, b.Version, false)
}

// routed tells of a route that a person must bring. Where the plan has something
// to apply, its apply has told already.
func (s *step) routed(ctx context.Context, plan pipeline.Plan, env string) error {
	if plan.Any() {
		return nil
	}
	state, err := s.state(ctx)
	if err != nil {
		return err
	}
	outputs, _, err := state.Load(ctx, "base/"+env)
	if err != nil {
		return err
	}
	if differs := stack.Routed(s.fleet, env, s.service.Name, outputs); differs != "" {
		s.reporter.warn(provision.RouteLags(env, s.service.Name, differs))
	}
	return nil
}

// artifact is what a build left, ready to be released. A site's files come into the folder site.
func (s *step) artifact(ctx context.Context, b pipeline.Build, env, site string) (artifact, error) {
	a := artifact{digest: b.Digest, commit: b.Commit, plan: b.Plans[env].Hash}
	if s.service.Kind != fleet.Site {
		a.image = release.Image{Repository: b.Repository, Digest: b.Digest}
		return a, nil
	}
	packed, err := s.builds.Objects.Get(ctx, pipeline.FilesKey(b.Service, b.Commit))
	if err != nil {
		return a, err
	}
	a.files = os.DirFS(site)
	return a, pipeline.Unpack(packed, site)
}

// applyPlan applies the plan that was made with the build.
func (s *step) applyPlan(ctx context.Context, b *pipeline.Build, e fleet.Environment) error {
	plan, ok := b.Plans[e.Name]
	if !ok {
		return &diag.Error{
			What: fmt.Sprintf("%s has no plan of commit %s for %s", b.Service, short(b.Commit), e.Name),
			Hint: "flota pipeline step plan " + b.Service,
		}
	}
	if !plan.Any() {
		return nil
	}
	dir, err := os.MkdirTemp("", "flota-plan-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := s.builds.Download(ctx, pipeline.PlanPrefix(b.Service, b.Commit, e.Name), dir); err != nil {
		return err
	}
	r, err := s.apply(ctx, provision.Options{Reviewed: dir})
	switch {
	case !errors.Is(err, provision.ErrChanged):
	case e.Approval:
		return s.askAgain(ctx, b, e.Name, err)
	default:
		// Nobody was to approve it: what is planned now is as good.
		r, err = s.apply(ctx, provision.Options{Select: stack.Selection{IDs: []string{s.stackID(e.Name)}}})
	}
	if r != nil && !s.json {
		tellApply(s.out, r)
	}
	return err
}

// askAgain notes that a plan is no longer what was approved: the pipeline stops here.
func (s *step) askAgain(ctx context.Context, b *pipeline.Build, env string, cause error) error {
	plan := b.Plans[env]
	plan.Stale = cause.Error()
	b.Plans[env] = plan
	return errors.Join(s.builds.Save(ctx, *b), &diag.Error{
		What: fmt.Sprintf("the plan of %s for %s is not what was approved any more: %v", b.Service, env, cause),
		Hint: fmt.Sprintf("flota pipeline retry %s plans again, and asks again", b.Service),
		Err:  cause,
	})
}
