package cli

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/fleet"
)

func (a *app) schema() *cobra.Command {
	var write bool
	c := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of fleet.yaml and service.yaml",
		Args:  takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if !write {
				_, err := a.out.Write(fleet.Schema())
				return err
			}
			dir, err := a.folder()
			if err != nil {
				return err
			}
			return writeSchema(dir)
		},
	}
	c.Flags().BoolVar(&write, "write", false, "write it to .flota/schema.json, where the first line of generated files points editors to")
	return c
}

func writeSchema(dir string) error {
	own, err := fleet.MakeFolder(dir)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(own, "schema.json"), fleet.Schema(), 0o644)
}
