package cli

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/stack"
)

// bitbucketFile is where Bitbucket looks for its pipelines, at the repository's root.
const bitbucketFile = "bitbucket-pipelines.yml"

func (a *app) pipelineGenerate() *cobra.Command {
	var write bool
	c := &cobra.Command{
		Use:   "generate",
		Short: "Print a bitbucket-pipelines.yml that runs the same steps on Bitbucket instead",
		Long: "generate prints a bitbucket-pipelines.yml: the other way to run the steps of the\n" +
			"pipelines, on Bitbucket's own runners, which AWS lets in by OpenID Connect.",
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			shared, err := p.shared(c.Context())
			if err != nil {
				return err
			}
			o := pipeline.BitbucketOptions{Image: shared.BuildImage.URL, Paths: map[string][]string{}}
			for _, name := range p.fleet.Names() {
				s, _ := p.fleet.Service("", name)
				o.Paths[name] = stack.SourcePaths(p.fleet, s)
			}
			text, err := pipeline.BitbucketPipelines(p.fleet, o)
			if err != nil || !write {
				a.out.Write(text)
				return err
			}
			return os.WriteFile(filepath.Join(p.fleet.Dir, bitbucketFile), text, 0o644)
		},
	}
	c.Flags().BoolVar(&write, "write", false, "write it beside fleet.yaml")
	return c
}
