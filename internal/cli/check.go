package cli

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/stack"
	"flota.dev/flota/internal/view"
)

func (a *app) check() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check the fleet before anything else does: the manifest, and what must not go live",
		Args:  takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := a.load()
			if err != nil {
				return err
			}
			start := time.Now()
			report, stacks, err := p.check()
			if err != nil {
				return err
			}
			v := struct {
				gate.Report
				Stacks  int    `json:"stacks"`
				Verdict string `json:"verdict"`
			}{report, stacks, verdict(report)}
			if err := a.result(v, func(w io.Writer) { p.tellReport(w, report, stacks, time.Since(start)) }); err != nil {
				return err
			}
			if report.Blocked() {
				return exitError(diag.Blocked)
			}
			return nil
		},
	}
}

// check runs the gate, and renders every stack to see that it can be planned.
func (p *project) check() (gate.Report, int, error) {
	all := stack.All(p.fleet)
	layout := p.layout()
	for _, i := range all {
		if _, err := layout.Materialise(i, nil); err != nil {
			return gate.Report{}, 0, err
		}
	}
	return gate.Check(p.fleet), len(all), nil
}

func verdict(r gate.Report) string {
	if r.Blocked() {
		return "blocked"
	}
	return "pass"
}

func (p *project) tellReport(w io.Writer, r gate.Report, stacks int, took time.Duration) {
	for _, f := range r.Findings {
		subject := f.Environment
		if f.Service != "" {
			subject = f.Service + " in " + f.Environment
		}
		fmt.Fprintf(w, "%-5s %s: %s: %s\n      write: %s\n", f.Severity, subject, f.Where, f.Message, f.Mend)
	}
	fmt.Fprintf(w, "%s: %s in %s, %s, %s, %s\n", verdict(r),
		view.Count(len(p.fleet.Names()), "service"), view.Count(len(p.fleet.Environments), "environment"),
		view.Count(stacks, "stack"), view.Count(len(r.Findings), "finding"), view.Duration(took))
}
