package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
)

func (a *app) pipelineApprove() *cobra.Command {
	var reject bool
	var comment string
	c := &cobra.Command{
		Use:               "approve SERVICE… | --all",
		Short:             "Show what waits for approval, and approve it",
		Long:              "approve shows the plan and the release that wait for a person, asks, and lets the\npipeline go on; with --reject it ends the execution.",
		ValidArgsFunction: a.complete(serviceNames),
	}
	var all bool
	c.Flags().BoolVar(&all, "all", false, "everything that waits")
	c.Flags().BoolVar(&reject, "reject", false, "reject it instead")
	c.Flags().StringVarP(&comment, "comment", "m", "", "why, for the record")
	c.RunE = func(c *cobra.Command, args []string) error {
		p, err := a.target(c.Context())
		if err != nil {
			return err
		}
		names, err := p.named(args, all)
		if err != nil {
			return err
		}
		return p.decide(c.Context(), names, decision{approved: !reject, comment: comment, lenient: all})
	}
	return c
}

// decision is what a person says to approvals.
type decision struct {
	approved bool
	comment  string
	lenient  bool // that nothing waits is no error
}

func (d decision) verb() string {
	if d.approved {
		return "approve"
	}
	return "reject"
}

func (d decision) done() string {
	if d.approved {
		return "approved"
	}
	return "rejected"
}

func (p *project) decide(ctx context.Context, names []string, d decision) error {
	rows, err := p.pipelineRows(ctx, names)
	if err != nil {
		return err
	}
	decided := 0
	for _, row := range rows {
		n, err := p.decideAll(ctx, row, d)
		if err != nil {
			return err
		}
		if n == 0 && !d.lenient {
			return &diag.Error{What: "nothing of " + row.Service + " waits for approval", Hint: "flota pipeline status " + row.Service}
		}
		decided += n
	}
	if decided == 0 {
		p.say("nothing waits for approval")
	}
	return nil
}

// decideAll answers what waits in one pipeline, and returns how much that was.
func (p *project) decideAll(ctx context.Context, row pipeline.Row, d decision) (int, error) {
	if row.Approval == "" {
		return 0, nil
	}
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return 0, err
	}
	name := pipeline.Name(p.fleet.Name, row.Service)
	stages, err := c.Pipelines().State(ctx, name)
	if err != nil {
		return 0, err
	}
	decided := 0
	for _, s := range stages {
		for _, approval := range s.Approvals {
			// Which commit is asked about: an older execution may stand in the way of the latest.
			e, err := c.Pipelines().Execution(ctx, name, s.Execution)
			if err != nil {
				return decided, err
			}
			if err := p.decideOne(ctx, row.Service, e, approval, d); err != nil {
				return decided, err
			}
			decided++
		}
	}
	return decided, nil
}

// decideOne shows what one approval is about, asks, and answers it.
func (p *project) decideOne(ctx context.Context, service string, e pipeline.Execution, approval pipeline.Approval, d decision) error {
	env := strings.TrimPrefix(approval.Stage, approval.Action+"-")
	if err := p.showApproval(ctx, service, e, env); err != nil {
		return err
	}
	if err := p.confirm(fmt.Sprintf("%s %s in %s", d.verb(), service, env)); err != nil {
		return err
	}
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return err
	}
	comment := cmp.Or(d.comment, holder().Who)
	if err := c.Pipelines().Decide(ctx, pipeline.Name(p.fleet.Name, service), approval, d.approved, comment); err != nil {
		return err
	}
	p.say("%s %s in %s", d.done(), service, env)
	return nil
}

// showApproval tells the plan and the release.
func (p *project) showApproval(ctx context.Context, service string, e pipeline.Execution, env string) error {
	builds, err := p.builds(ctx)
	if err != nil {
		return err
	}
	b, err := builds.Load(ctx, service, e.Commit)
	if err != nil {
		return err
	}
	plan := b.Plans[env]
	p.say("%s %s to %s: %s", service, b.Version, env, e.Message)
	p.say("  image   %s", b.Digest)
	p.say("  plan    %s", plan.Summary())
	for _, r := range plan.Resources {
		p.say("            %s", r)
	}
	if plan.Route != "" {
		p.say("  route   the API of %s has %s; once this is live: flota apply --stack base/%[1]s", env, plan.Route)
	}
	return nil
}
