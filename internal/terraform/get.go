package terraform

import (
	"context"
	"fmt"

	"flota.dev/flota/internal/stack"
)

// Get fetches the remote modules of any directory, and nothing else: neither
// providers nor a backend. It leaves nothing of flota's behind.
func (r *Runner) Get(ctx context.Context, dir string) error {
	w := stack.Work{Instance: stack.Instance{ID: dir}, Dir: dir}
	s := r.stream(w)
	e, err := r.processes.run(ctx, invocation{
		path: r.engine.Path, args: []string{"get", "-no-color"}, dir: dir,
		env: r.target.environment(w, r.cache), line: s.line,
	})
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	if e.code != 0 {
		return r.failure(ctx, w, "get", s, e)
	}
	return nil
}
