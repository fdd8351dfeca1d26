package cli

import (
	"context"

	"github.com/spf13/cobra"
)

// serviceVerb is a verb that works on one service of the fleet.
func (a *app) serviceVerb(use, short string, run func(p *project, ctx context.Context, service string) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short,
		Args:              takes(1, 1),
		ValidArgsFunction: a.complete(serviceNames),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			if _, err := p.named(args, false); err != nil {
				return err
			}
			return run(p, c.Context(), args[0])
		},
	}
}
