package cli

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
	"flota.dev/flota/internal/view"
)

// provisionFlags are what plan and apply have in common.
type provisionFlags struct {
	selection
	stacks    []string
	unchanged bool
	allow     []string
}

func (f *provisionFlags) flags(a *app, c *cobra.Command) {
	f.selection.flags(a, c)
	c.Flags().StringSliceVarP(&f.services, "service", "s", nil, "service (default: all of them)")
	c.Flags().StringSliceVar(&f.stacks, "stack", nil, "stack, such as service/orders/dev")
	c.Flags().BoolVar(&f.unchanged, "skip-unchanged", false, "leave alone the stacks whose inputs are those of the last apply; changes made outside of Terraform go unseen")
	// Not a slice: addresses hold quotes, and may hold commas.
	c.Flags().StringArrayVar(&f.allow, "allow-destroy", nil, "address of a resource that holds data and may be destroyed or replaced")
	_ = c.RegisterFlagCompletionFunc("service", a.complete(serviceNames))
}

func (f *provisionFlags) options(a *app) provision.Options {
	return provision.Options{
		Select:        stack.Selection{IDs: f.stacks, Environments: f.environments, Services: f.services},
		Parallel:      a.parallel,
		SkipUnchanged: f.unchanged,
		AllowDestroy:  f.allow,
	}
}

func (a *app) plan() *cobra.Command {
	var f provisionFlags
	var out string
	var detailed bool
	c := &cobra.Command{
		Use:   "plan",
		Short: "Tell what apply would do, stack by stack",
		Args:  takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			if err := f.check(p.fleet); err != nil {
				return err
			}
			if p.examined, err = p.look(c.Context(), f.selection); err != nil {
				return err
			}
			o := f.options(a)
			o.Out = out
			r, err := p.plan(c.Context(), o)
			if r != nil {
				if err := a.result(r, func(w io.Writer) { tellPlan(w, r, a.verbose) }); err != nil {
					return err
				}
			}
			if err == nil && detailed && changed(r) {
				return exitError(diag.Changes)
			}
			return err
		},
	}
	f.flags(a, c)
	c.Flags().StringVar(&out, "out", "", "folder to keep the plans in, for apply --reviewed")
	c.Flags().BoolVar(&detailed, "detailed-exitcode", false, "exit with 2 when there is something to apply")
	return c
}

func changed(r *provision.Result) bool {
	for _, s := range r.Stacks {
		if s.Changed() {
			return true
		}
	}
	return false
}

// tellPlan lists what would change. Where that is much it lists only what would
// be destroyed, unless verbose.
func tellPlan(w io.Writer, r *provision.Result, verbose bool) {
	const few = 5
	stacks := 0
	for _, s := range r.Stacks {
		if !s.Changed() {
			continue
		}
		stacks++
		told := s.Plan.Resources
		if !verbose && len(told) > few {
			told = slices.DeleteFunc(slices.Clone(told), func(c provision.Change) bool { return c.Action != "delete" && c.Action != "replace" })
		}
		if len(told) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s\n", s.ID)
		for _, c := range told {
			fmt.Fprintf(w, "  %-8s %s\n", c.Action, c.Address)
		}
		if more := len(s.Plan.Resources) - len(told); more > 0 {
			fmt.Fprintf(w, "  and %d more: --verbose lists them\n", more)
		}
	}
	where := view.Count(len(r.Stacks), "stack")
	if stacks > 0 {
		where = fmt.Sprintf("%d of %s", stacks, where)
	}
	fmt.Fprintf(w, "\n%s in %s%s, %s\n", sum(r.Changes), where, unplanned(r), view.Duration(r.Took))
}

// unplanned tells of the stacks that a sum does not cover, if there are any.
func unplanned(r *provision.Result) string {
	failed, skipped := r.Count(event.Failed), r.Count(event.Skipped)
	if failed == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d failed, %d skipped)", failed, skipped)
}

func sum(c event.Changes) string {
	if !c.Any() {
		return "nothing to do"
	}
	return c.Planned()
}
