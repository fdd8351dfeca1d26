package cli

import (
	"context"

	"flota.dev/flota/internal/dag"
)

// each does something for every name, at most so many at once. All are done,
// whatever comes of one.
func each(ctx context.Context, names []string, atOnce int, do func(ctx context.Context, name string) error) error {
	var g dag.Graph[string]
	for _, name := range names {
		g.Add(name)
	}
	_, err := g.Walk(ctx, atOnce, do)
	return err
}
