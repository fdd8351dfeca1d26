package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/view"
)

func (a *app) apply() *cobra.Command {
	var f provisionFlags
	var reviewed string
	c := &cobra.Command{
		Use:   "apply",
		Short: "Plan and apply the stacks, each after those it needs",
		Args:  takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			if err := f.check(p.fleet); err != nil {
				return err
			}
			e, err := p.gate(c.Context(), f.selection)
			if err != nil {
				return err
			}
			if p.sandbox == nil && reviewed == "" {
				if err := a.confirm("plan and apply to AWS without a look at the plan"); err != nil {
					return err
				}
			}
			o := f.options(a)
			o.Reviewed, p.examined = reviewed, e
			r, err := p.apply(c.Context(), o)
			if r != nil {
				if err := a.result(r, func(w io.Writer) { tellApply(w, r) }); err != nil {
					return err
				}
			}
			return err
		},
	}
	f.flags(a, c)
	c.Flags().StringVar(&reviewed, "reviewed", "", "folder that plan --out wrote: apply those plans and nothing else")
	return c
}

func tellApply(w io.Writer, r *provision.Result) {
	c := r.Changes
	fmt.Fprintf(w, "\n%d added, %d changed, %d destroyed in %s with %s%s, %s\n",
		c.Add+c.Import, c.Change, c.Remove, view.Count(len(r.Stacks), "stack"), view.Count(r.Resources, "resource"), unplanned(r), view.Duration(r.Took))
}
