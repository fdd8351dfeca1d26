package cli

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/gate/check"
)

// checkFlags are what check may be told.
type checkFlags struct {
	selection
	paths    []string
	changed  string
	format   string
	severity string
	baseline string
	varFiles []string
	strict   bool
	fix      bool
	init     bool
	explain  string
	list     bool
}

func (a *app) check() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Check Terraform for what must not go live: the fleet's stacks, or any folder, file or plan",
		Long: "check evaluates Terraform configuration and holds it against every check of the\n" +
			"gate: the fleet's stacks, or the folders, files and plans (in JSON) that are\n" +
			"named. It needs no credentials, no network and no provider.",
		Args: takes(0, 1000),
		RunE: func(c *cobra.Command, args []string) error {
			f.paths = args
			return a.runCheck(c.Context(), f)
		},
	}
	f.selection.flags(a, c)
	flags := c.Flags()
	flags.StringSliceVarP(&f.services, "service", "s", nil, "service (default: all of them)")
	flags.StringVar(&f.changed, "changed", "", "tell only what is found where files differ from this Git `ref`")
	flags.StringVar(&f.format, "format", "text", "text, json, sarif, junit or code-insights")
	flags.StringVar(&f.severity, "severity", "", "lowest severity to tell, and to block on: low, medium, high or critical (default: tell all, block from medium)")
	flags.StringVar(&f.baseline, "baseline", "", "`file` with an earlier report in JSON: only what is new is told, and blocks")
	flags.StringSliceVar(&f.varFiles, "var-file", nil, "`file` with values of variables, as Terraform takes it")
	flags.BoolVar(&f.strict, "strict", false, "let what is unknown block too")
	flags.BoolVar(&f.fix, "fix", false, "write the mends that are safe into the files, and show them")
	flags.BoolVar(&f.init, "init", false, "fetch remote modules first, with terraform init")
	flags.StringVar(&f.explain, "explain", "", "tell what a check looks for, and why, and how to mend it")
	flags.BoolVar(&f.list, "list", false, "list all checks")
	_ = c.RegisterFlagCompletionFunc("explain", completeChecks)
	return c
}

func (a *app) runCheck(ctx context.Context, f checkFlags) error {
	if err := f.usable(); err != nil {
		return err
	}
	if a.json {
		f.format = "json"
	}
	switch {
	case f.list:
		return a.listChecks(f.format)
	case f.explain != "":
		return a.explain(f.explain)
	}
	e, err := a.examine(ctx, f)
	if err != nil {
		return err
	}
	if f.fix {
		return a.fix(e, f)
	}
	if err := a.tell(e, f.format); err != nil {
		return err
	}
	if e.report.Blocked() {
		return exitError(diag.Blocked)
	}
	return nil
}

// formats are the forms of a report.
var formats = map[string]func(w io.Writer, r gate.Report) error{
	"json":          gate.WriteJSON,
	"sarif":         gate.WriteSARIF,
	"junit":         gate.WriteJUnit,
	"code-insights": gate.WriteCodeInsights,
}

func (f *checkFlags) usable() error {
	var wrong diag.List
	if _, ok := formats[f.format]; !ok && f.format != "text" {
		wrong = append(wrong, &diag.Error{What: "there is no format " + f.format, Hint: "text, json, sarif, junit or code-insights", Exit: diag.Usage})
	}
	if f.severity != "" && !slices.Contains(gate.Severities(), check.Severity(f.severity)) {
		wrong = append(wrong, &diag.Error{What: "there is no severity " + f.severity, Hint: "low, medium, high or critical", Exit: diag.Usage})
	}
	if len(f.paths) > 0 && len(f.environments)+len(f.services) > 0 {
		wrong = append(wrong, &diag.Error{What: "--env and --service choose from a fleet, not from paths", Hint: "flota check --var-file dev.tfvars " + f.paths[0], Exit: diag.Usage})
	}
	return wrong.Err()
}

func completeChecks(_ *cobra.Command, _ []string, toComplete string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, c := range gate.Checks() {
		if strings.HasPrefix(c.ID, toComplete) {
			ids = append(ids, c.ID)
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
