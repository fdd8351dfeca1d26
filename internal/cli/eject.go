package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"flota.dev/flota"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

func (a *app) eject() *cobra.Command {
	return &cobra.Command{
		Use:   "eject FOLDER",
		Short: "Write the Terraform out, so that terraform alone can go on without flota",
		Long: "Write the module library and the four stacks to FOLDER. The library is the one that the\n" +
			"fleet uses: what modules.source names, held to flota.lock, or else the one in flota.\n" +
			"Outside of a fleet's folder it is the one in flota.\n\n" +
			"Each stack's variables are in .flota/terraform/instances/<stack> once it was planned:\n" +
			"terraform.tfvars.json and upstream.auto.tfvars.json go with the root of the same kind.",
		Args: takes(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			dir, err := filepath.Abs(args[0])
			if err != nil {
				return err
			}
			if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
				return &diag.Error{What: "the folder is not empty", At: diag.Position{File: dir}, Hint: "name a new one"}
			}
			modules, from, err := a.modules(c.Context())
			if err != nil {
				return err
			}
			if err := os.CopyFS(filepath.Join(dir, "modules"), modules); err != nil {
				return err
			}
			if err := os.CopyFS(filepath.Join(dir, "stacks"), flota.Stacks); err != nil {
				return err
			}
			return a.result(map[string]string{"folder": dir, "modules": from}, func(w io.Writer) {
				fmt.Fprintf(w, "wrote modules/ (%s) and stacks/ to %s\n", from, dir)
			})
		},
	}
}

// modules is the module library of the fleet in this folder, or of flota where
// there is no fleet, and where it is from.
func (a *app) modules(ctx context.Context) (modules fs.FS, from string, err error) {
	const own = "built into flota"
	dir, err := a.folder()
	if err != nil {
		return nil, "", err
	}
	if _, err := os.Stat(filepath.Join(dir, fleet.File)); errors.Is(err, fs.ErrNotExist) {
		return flota.Modules, own, nil
	}
	p, err := a.load()
	if err != nil {
		return nil, "", err
	}
	if modules, err = p.modules(ctx); err != nil || p.fleet.Modules.Source == "" {
		return modules, own, err
	}
	return modules, p.fleet.Modules.Source + " at " + p.fleet.Modules.Ref, nil
}
