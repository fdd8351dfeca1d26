package cli

import (
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
		waiting, err := p.waitingOf(ctx, row)
		if err != nil {
			return err
		}
		if len(waiting) == 0 && !d.lenient {
			return &diag.Error{What: "nothing of " + row.Service + " waits for approval", Hint: "flota pipeline status " + row.Service}
		}
		for _, approval := range waiting {
			if err := p.decideOne(ctx, row, approval, d); err != nil {
				return err
			}
			decided++
		}
	}
	if decided == 0 {
		p.say("nothing waits for approval")
	}
	return nil
}

func (p *project) waitingOf(ctx context.Context, row pipeline.Row) ([]pipeline.Approval, error) {
	if row.Approval == "" {
		return nil, nil
	}
	return p.waiting(ctx, row.Service, row.Execution)
}

// decideOne shows what one approval is about, asks, and answers it.
func (p *project) decideOne(ctx context.Context, row pipeline.Row, approval pipeline.Approval, d decision) error {
	env := strings.TrimPrefix(approval.Stage, approval.Action+"-")
	if err := p.showApproval(ctx, row, env); err != nil {
		return err
	}
	if err := p.confirm(fmt.Sprintf("%s %s in %s", d.verb(), row.Service, env)); err != nil {
		return err
	}
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return err
	}
	comment := d.comment
	if comment == "" {
		comment = holder().Who
	}
	if err := c.Pipelines().Decide(ctx, pipeline.Name(p.fleet.Name, row.Service), approval, d.approved, comment); err != nil {
		return err
	}
	p.say("%s %s in %s", d.done(), row.Service, env)
	return nil
}

// showApproval tells the plan and the release.
func (p *project) showApproval(ctx context.Context, row pipeline.Row, env string) error {
	builds, err := p.builds(ctx)
	if err != nil {
		return err
	}
	b, err := builds.Load(ctx, row.Service, row.Commit)
	if err != nil {
		return err
	}
	plan := b.Plans[env]
	p.say("%s %s to %s: %s", row.Service, b.Version, env, row.Message)
	p.say("  image   %s", b.Digest)
	p.say("  plan    %s", plan.Summary())
	for _, r := range plan.Resources {
		p.say("            %s", r)
	}
	return nil
}
