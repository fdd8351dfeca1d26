// Package cli is the flota command: one file a verb, and wire.go, where the
// engines get the adapters they work with.
package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/view"
)

// app is what every verb has at hand: the streams and the global flags.
type app struct {
	in       io.Reader
	out, err io.Writer

	dir     string
	json    bool
	quiet   bool
	verbose bool
	brief   bool // tell only how releases end and what fails; verbs set it, not users

	interrupt interrupt
	noColor   bool
	yes       bool
	parallel  int
}

// Main runs the command line args and returns the process's exit code.
func Main(args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, err: errOut}
	ctx, stop := a.interrupt.context()
	defer stop()
	root := a.root()
	root.SetArgs(args)
	if err := root.ExecuteContext(ctx); err != nil {
		return int(a.fail(ctx, err))
	}
	return int(diag.OK)
}

func (a *app) root() *cobra.Command {
	c := &cobra.Command{
		Use:           "flota",
		Short:         "Deliver a fleet of services to AWS, or to a sandbox on this machine",
		Long:          "flota builds, checks, plans, applies and releases a fleet of services: on AWS,\nor in a sandbox on this machine that needs neither an account nor Docker.\n\nStart with: flota demo, or flota init",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noSuchVerb,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	f := c.PersistentFlags()
	f.StringVarP(&a.dir, "dir", "C", "", "folder of the fleet (default: the nearest one up from here with a fleet.yaml)")
	f.BoolVar(&a.json, "json", false, "print one JSON object on stdout, events as JSON lines on stderr")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "print nothing but the result")
	f.BoolVarP(&a.verbose, "verbose", "v", false, "tell every step and every resource")
	f.BoolVar(&a.noColor, "no-color", false, "no colours (also: NO_COLOR in the environment)")
	f.BoolVarP(&a.yes, "yes", "y", false, "do not ask")
	f.IntVar(&a.parallel, "parallel", 0, "how much to do at once (default: fits the machine)")
	c.SetOut(a.out)
	c.SetErr(a.err)
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return &diag.Error{What: err.Error(), Hint: c.CommandPath() + " --help", Exit: diag.Usage}
	})
	c.CompletionOptions.DisableDefaultCmd = true
	cobra.EnableCommandSorting = false
	c.SuggestionsMinimumDistance = 2
	for _, verb := range a.verbs() {
		verb.DisableFlagsInUseLine = true
		c.AddCommand(verb)
	}
	return c
}

func noSuchVerb(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := c.CommandPath() + " --help lists the verbs"
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		hint = c.CommandPath() + " " + near[0]
	}
	return &diag.Error{What: fmt.Sprintf("there is no verb %q", args[0]), Hint: hint, Exit: diag.Usage}
}

// takes checks that a verb gets at least so many arguments, and at most so many.
func takes(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		e := &diag.Error{What: "an argument is missing", Hint: c.UseLine(), Exit: diag.Usage}
		switch {
		case len(args) > most:
			e.What = fmt.Sprintf("unexpected argument %q", args[most])
		case len(args) >= least:
			return nil
		}
		return e
	}
}

// usage makes a usage error of what one of cobra's own checks finds wrong.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return &diag.Error{What: err.Error(), Hint: c.UseLine(), Exit: diag.Usage}
		}
		return nil
	}
}

// sink is where engines send events to, for as long as a verb runs.
type sink interface {
	event.Sink
	Close()
}

type silent struct{ event.Sink }

func (silent) Close() {}

// events returns the sink that fits the flags and the terminal.
func (a *app) events() sink {
	out, style, verbosity := a.out, a.style(), view.Normal
	switch {
	case a.verbose:
		verbosity = view.Verbose
	case a.brief:
		verbosity = view.Brief
	}
	switch {
	case a.quiet:
		return silent{event.Discard}
	case a.json:
		return view.NewJSON(a.err)
	case style.Live:
		return view.NewLive(out, style, verbosity)
	}
	return view.NewLines(out, style, verbosity)
}

// result prints what a verb found: as one JSON object with --json, else with text.
func (a *app) result(v any, text func(w io.Writer)) error {
	if !a.json {
		text(a.out)
		return nil
	}
	enc := json.NewEncoder(a.out)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func (a *app) style() view.Style    { return view.StyleOf(a.out, a.noColor) }
func (a *app) errStyle() view.Style { return view.StyleOf(a.err, a.noColor) }

// folder is the fleet's folder: the one that was named, or the nearest one up
// from here that holds a fleet.yaml, or here.
func (a *app) folder() (string, error) {
	if a.dir != "" {
		return filepath.Abs(a.dir)
	}
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for dir := here; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "fleet.yaml")); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return here, nil
		}
	}
}

// say prints a line for people; with --json or --quiet it does not.
func (a *app) say(format string, args ...any) {
	if a.json || a.quiet {
		return
	}
	fmt.Fprintln(a.out, strings.TrimRight(fmt.Sprintf(format, args...), "\n"))
}
