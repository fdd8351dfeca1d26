package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

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
			pipelines, err := s.Pushed(c.Context(), args[0])
			if err != nil {
				return err
			}
			fmt.Fprintln(a.out, "flota: "+pushTold(pipelines))
			return nil
		},
	}
}

func pushTold(pipelines []string) string {
	switch len(pipelines) {
	case 0:
		return "no pipeline answers to this push"
	case 1:
		return pipelines[0] + " runs; follow with: flota pipeline"
	}
	return strings.Join(pipelines, ", ") + " run; follow with: flota pipeline"
}

// tellRemote tells how to push to the sandbox, if there is where to.
func tellRemote(w io.Writer, s sandbox.State) {
	if s.Remote != "" {
		fmt.Fprintf(w, "  git       %s   git remote add sandbox %[1]s\n", s.Remote)
	}
}
