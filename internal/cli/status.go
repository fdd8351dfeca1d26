package cli

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/release"
	"flota.dev/flota/internal/view"
)

func (a *app) status() *cobra.Command {
	var s selection
	c := &cobra.Command{
		Use:               "status [SERVICE…]",
		Short:             "Tell what runs where: version, health, last release",
		ValidArgsFunction: a.complete(serviceNames),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			s.services = args
			if err := s.check(p.fleet); err != nil {
				return err
			}
			all := map[string][]release.Row{}
			for _, env := range orAll(s.environments, environmentsOf(p.fleet)) {
				if all[env], err = p.rows(c.Context(), env, orAll(args, p.fleet.Names())); err != nil {
					return err
				}
			}
			return a.result(all, func(w io.Writer) { p.tellStatus(w, all) })
		},
	}
	s.flags(a, c)
	return c
}

func orAll(some, all []string) []string {
	if len(some) > 0 {
		return some
	}
	return all
}

func (p *project) tellStatus(w io.Writer, all map[string][]release.Row) {
	fmt.Fprintln(w, p.where())
	for _, env := range environmentsOf(p.fleet) {
		rows, ok := all[env]
		if !ok {
			continue
		}
		fmt.Fprintln(w)
		var lines [][]string
		for _, r := range rows {
			lines = append(lines, []string{r.Service, string(r.Kind), cmp.Or(r.Version, "–"), tasks(r), condition(r), ago(r.Released), r.Who})
		}
		view.Table(w, p.style(), []string{env, "kind", "version", "tasks", "condition", "released", "by"}, lines)
	}
}

func tasks(r release.Row) string {
	if r.Missing || r.Kind == fleet.Job || r.Kind == fleet.Site {
		return "–"
	}
	return fmt.Sprintf("%d/%d", r.Running, r.Desired)
}

// condition is the one thing about a service that matters most right now.
func condition(r release.Row) string {
	switch {
	case r.Missing:
		return "not applied yet"
	case r.Going != nil:
		stage := strings.ToLower(strings.ReplaceAll(r.Going.Stage, "_", " "))
		return fmt.Sprintf("%s: %s, %.0f %% of traffic", r.Going.Version, stage, r.Going.Percent)
	case r.Version == "":
		return "not released yet"
	case r.Kind == fleet.HTTP && r.Healthy < r.Desired:
		return fmt.Sprintf("%d of %d healthy", r.Healthy, r.Desired)
	case r.Kind != fleet.Job && r.Kind != fleet.Site && r.Running < r.Desired:
		return "starting"
	case r.Verdict == "rolled_back":
		return "healthy; last release rolled back"
	}
	return "healthy"
}

func ago(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return view.Age(time.Since(t))
}
