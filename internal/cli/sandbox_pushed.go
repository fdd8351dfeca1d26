package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/sandbox"
)

// sandboxPushed is what a repository of the sandbox runs after a push; git prints
// what it says where the push was made.
func (a *app) sandboxPushed() *cobra.Command {
	return &cobra.Command{
		Use:    "pushed REPOSITORY",
		Short:  "Tell the sandbox of a push",
		Hidden: true,
		Args:   takes(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			dir, err := a.folder()
			if err != nil {
				return err
			}
			s, err := sandbox.Find(dir)
			if err != nil {
				fmt.Fprintln(a.out, "flota: the sandbox is down; the pipelines run after: flota sandbox up")
				return nil
			}
			pushed, err := s.Pushed(c.Context(), args[0])
			if err != nil {
				return err
			}
			// Without a manifest that reads there is less to tell, and still a push.
			f, _ := fleet.Load(dir)
			for _, line := range pushTold(f, pushed) {
				fmt.Fprintln(a.out, line)
			}
			return nil
		},
	}
}

// pushTold says what runs for a push, and what does not though it was changed.
// Without a manifest f is nil, and pipelines go by their own names.
func pushTold(f *fleet.Fleet, p sandbox.Pushed) []string {
	var names []string
	for _, x := range p.Started {
		name := x.Pipeline
		if f != nil {
			name = strings.TrimPrefix(name, pipeline.Name(f.Name, ""))
		}
		names = append(names, name)
	}
	var lines []string
	switch len(names) {
	case 0:
		lines = []string{"flota: no pipeline answers to this push" + otherBranch(f, p)}
	case 1:
		lines = []string{"flota: " + names[0] + " runs; follow with: flota pipeline"}
	default:
		lines = []string{"flota: " + strings.Join(names, ", ") + " run; follow with: flota pipeline"}
	}
	if f == nil {
		return lines
	}
	return append(lines, unansweredOf(f, p).tell()...)
}

// otherBranch tells of a push to none of the branches that pipelines follow.
func otherBranch(f *fleet.Fleet, p sandbox.Pushed) string {
	if f == nil || len(p.Branches) == 0 || slices.Contains(p.Branches, f.Source.Branch) {
		return ""
	}
	return ": they follow the branch " + f.Source.Branch
}

// tellRemote tells how to push to the sandbox, if there is where to.
func tellRemote(w io.Writer, s sandbox.State) {
	if s.Remote != "" {
		fmt.Fprintf(w, "  git       %s   git remote add sandbox %[1]s\n", s.Remote)
	}
}
