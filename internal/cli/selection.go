package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// selection is which part of a fleet a verb works on.
type selection struct {
	environments []string
	services     []string
	ids          []string // of stacks
}

// flags adds --env, which may be given several times.
func (s *selection) flags(a *app, c *cobra.Command) {
	c.Flags().StringSliceVarP(&s.environments, "env", "e", nil, "environment (default: all of them)")
	_ = c.RegisterFlagCompletionFunc("env", a.complete(environmentNames))
}

// check finds names that the fleet does not have, all at once.
func (s *selection) check(f *fleet.Fleet) error {
	var unknown diag.List
	for _, name := range s.environments {
		if _, ok := f.Environment(name); !ok {
			unknown = append(unknown, noSuch("environment", name, environmentsOf(f)))
		}
	}
	for _, name := range s.services {
		if !slices.Contains(f.Names(), name) {
			unknown = append(unknown, noSuch("service", name, f.Names()))
		}
	}
	return unknown.Err()
}

func noSuch(what, name string, there []string) *diag.Error {
	return &diag.Error{
		What: fmt.Sprintf("the fleet has no %s %q", what, name),
		Hint: "it has " + strings.Join(there, ", "),
		Exit: diag.Usage,
	}
}

func environmentsOf(f *fleet.Fleet) []string {
	var names []string
	for _, e := range f.Environments {
		names = append(names, e.Name)
	}
	return names
}

// one is a verb's single environment: the one that was named, or the only one there is.
func one(f *fleet.Fleet, name string) (fleet.Environment, error) {
	if name == "" && len(f.Environments) == 1 {
		return f.Environments[0], nil
	}
	if name == "" {
		return fleet.Environment{}, &diag.Error{What: "which environment?", Hint: "say --env " + strings.Join(environmentsOf(f), " or --env "), Exit: diag.Usage}
	}
	e, ok := f.Environment(name)
	if !ok {
		return e, noSuch("environment", name, environmentsOf(f))
	}
	return e, nil
}
