package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"flota.dev/flota"
	"flota.dev/flota/internal/diag"
)

func (a *app) eject() *cobra.Command {
	return &cobra.Command{
		Use:   "eject FOLDER",
		Short: "Write the Terraform out, so that terraform alone can go on without flota",
		Long: "Write the module library and the four stacks to FOLDER, as they are embedded in flota.\n\n" +
			"Each stack's variables are in .flota/terraform/instances/<stack> once it was planned:\n" +
			"terraform.tfvars.json and upstream.auto.tfvars.json go with the root of the same kind.",
		Args: takes(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir, err := filepath.Abs(args[0])
			if err != nil {
				return err
			}
			if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
				return &diag.Error{What: "the folder is not empty", At: diag.Position{File: dir}, Hint: "name a new one"}
			}
			if err := os.CopyFS(filepath.Join(dir, "modules"), flota.Modules); err != nil {
				return err
			}
			if err := os.CopyFS(filepath.Join(dir, "stacks"), flota.Stacks); err != nil {
				return err
			}
			return a.result(map[string]string{"folder": dir}, func(w io.Writer) {
				fmt.Fprintf(w, "wrote modules/ and stacks/ to %s\n", dir)
			})
		},
	}
}
