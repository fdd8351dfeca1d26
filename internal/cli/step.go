package cli

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/pipeline"
)

// step is one step of a service's pipeline. CodeBuild runs it, or another CI
// system, or a person: it finds what the steps before it left by the commit.
type step struct {
	*project
	service *fleet.Service // with no environment's overrides
	source  source
	builds  pipeline.Builds

	reporter *reporter
}

// source is where a pipeline's execution comes from.
type source struct {
	commit, branch string
}

// The names under which pipelines tell a step what it is about.
const (
	envService     = "FLOTA_SERVICE"
	envEnvironment = "FLOTA_ENV"
	envCommit      = "FLOTA_COMMIT"
	envBranch      = "FLOTA_BRANCH"
)

func (a *app) pipelineStep() *cobra.Command {
	c := &cobra.Command{
		Use:   "step",
		Short: "Run one step of a pipeline: qa, build, plan, deploy",
		Long: "The steps are what the pipelines run. Each can be run by hand, for the commit that is\n" +
			"checked out. They take the service from the command line or from " + envService + ".",
		Args: noSuchVerb,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.SuggestionsMinimumDistance = 2
	c.AddCommand(
		a.stepVerb("qa", "Check the service's stacks and the repository, and run the service's tests", nil,
			func(s *step, ctx context.Context) error { return s.report(ctx, "qa", s.qa) }),
		a.stepVerb("build", "Build the service's image and push it", nil,
			func(s *step, ctx context.Context) error { return s.report(ctx, "build", s.build) }),
		a.stepPlan(), a.stepDeploy(),
	)
	return c
}

func (a *app) stepPlan() *cobra.Command {
	var environments []string
	return a.stepVerb("plan", "Plan the service's stacks, and keep the plans for deploy", func(c *cobra.Command) {
		c.Flags().StringSliceVarP(&environments, "env", "e", nil, "environment (default: all of them)")
	}, func(s *step, ctx context.Context) error {
		part := selection{environments: environments}
		if err := part.check(s.fleet); err != nil {
			return err
		}
		s.take("plan")
		all := orAll(environments, environmentsOf(s.fleet))
		return s.report(ctx, "plan", func(ctx context.Context) error { return s.plan(ctx, all) })
	})
}

func (a *app) stepDeploy() *cobra.Command {
	var environment string
	return a.stepVerb("deploy", "Apply the reviewed plan in one environment, and bring the build live there", func(c *cobra.Command) {
		c.Flags().StringVarP(&environment, "env", "e", os.Getenv(envEnvironment), "environment (default: "+envEnvironment+")")
	}, func(s *step, ctx context.Context) error {
		e, err := one(s.fleet, environment)
		if err != nil {
			return err
		}
		s.take("deliver")
		return s.report(ctx, "deploy-"+e.Name, func(ctx context.Context) error { return s.deploy(ctx, e) })
	})
}

// stepVerb is the verb of one step.
func (a *app) stepVerb(name, short string, flags func(*cobra.Command), run func(*step, context.Context) error) *cobra.Command {
	c := &cobra.Command{
		Use: name + " [SERVICE]", Short: short,
		Args:              takes(0, 1),
		ValidArgsFunction: a.complete(serviceNames),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := a.step(c.Context(), args)
			if err != nil {
				return err
			}
			return run(s, c.Context())
		},
	}
	if flags != nil {
		flags(c)
	}
	return c
}

func (a *app) step(ctx context.Context, args []string) (*step, error) {
	p, err := a.target(ctx)
	if err != nil {
		return nil, err
	}
	name := os.Getenv(envService)
	if len(args) == 1 {
		name = args[0]
	}
	if name == "" {
		return nil, &diag.Error{What: "which service?", Hint: "name it, or set " + envService, Exit: diag.Usage}
	}
	service, ok := p.fleet.Service("", name)
	if !ok {
		return nil, noSuch("service", name, p.fleet.Names())
	}
	// What reads the step's output may end before it, as the sandbox does that is killed. It goes on, and ends in order.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	s := &step{project: p, service: service}
	if s.source, err = sourceOf(ctx, p.fleet.Dir); err != nil {
		return nil, err
	}
	s.builds, err = p.builds(ctx)
	return s, err
}

// take makes a step that runs in a pipeline take a role of the environments. A
// person who runs it has rights of their own.
func (s *step) take(part string) {
	for _, name := range []string{"CODEBUILD_BUILD_ID", "BITBUCKET_BUILD_NUMBER"} {
		if os.Getenv(name) != "" {
			s.part = part
		}
	}
}

// sourceOf tells which commit a step is about: the pipeline's, or the one that is checked out.
func sourceOf(ctx context.Context, dir string) (source, error) {
	s := source{
		commit: cmp.Or(os.Getenv(envCommit), os.Getenv("CODEBUILD_RESOLVED_SOURCE_VERSION"), os.Getenv("BITBUCKET_COMMIT")),
		branch: cmp.Or(os.Getenv(envBranch), os.Getenv("BITBUCKET_BRANCH")),
	}
	if s.commit != "" {
		return s, nil
	}
	if s.commit = commitOf(ctx, dir); s.commit == "" {
		return s, &diag.Error{What: "a pipeline builds commits, and this is no Git repository with one", Hint: "git init && git add . && git commit"}
	}
	if !clean(ctx, dir) {
		return s, &diag.Error{What: "a pipeline builds commits, and there are changes that are not committed", Hint: "git commit; or, without a pipeline: flota deploy"}
	}
	return s, nil
}

// builds is where the steps leave what those after them need.
func (p *project) builds(ctx context.Context) (pipeline.Builds, error) {
	shared, err := p.shared(ctx)
	if err != nil {
		return pipeline.Builds{}, err
	}
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return pipeline.Builds{}, err
	}
	return pipeline.Builds{Objects: c.Bucket(shared.ArtifactBucket)}, nil
}

// stepFolder is where a step leaves files for what runs it.
func (s *step) stepFolder(name string) (string, error) {
	return fleet.MakeFolder(s.fleet.Dir, "pipeline", name)
}

// writeVariables leaves a shell file that exports what later stages refer to.
func (s *step) writeVariables(b pipeline.Build) error {
	dir, err := s.stepFolder("")
	if err != nil {
		return err
	}
	var text strings.Builder
	set := func(name, value string) {
		fmt.Fprintf(&text, "export %s='%s'\n", name, strings.ReplaceAll(value, "'", `'\''`))
	}
	set("FLOTA_VERSION", b.Version)
	set("FLOTA_DIGEST", b.Digest)
	for _, env := range environmentsOf(s.fleet) {
		if plan, ok := b.Plans[env]; ok {
			suffix := strings.ToUpper(strings.ReplaceAll(env, "-", "_"))
			set("FLOTA_CHANGES_"+suffix, fmt.Sprint(plan.Changes.Sum()))
			set("FLOTA_SUMMARY_"+suffix, plan.Summary())
		}
	}
	return os.WriteFile(filepath.Join(dir, "variables"), []byte(text.String()), 0o600)
}
