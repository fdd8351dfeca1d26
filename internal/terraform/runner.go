package terraform

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/secret"
	"flota.dev/flota/internal/stack"
)

// Runner runs an engine on stacks. Its methods may be called from many
// goroutines at once; two runs in one working directory wait for each other.
type Runner struct {
	engine Engine
	target Target
	sink   event.Sink
	cache  string // of provider plugins

	mask      secret.Mask
	processes processes
	install   sync.Mutex // Terraform's plugin cache bears one init at a time
}

// New returns a Runner that tells its progress to sink.
func New(engine Engine, target Target, sink event.Sink) *Runner {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return &Runner{engine: engine, target: target, sink: sink, cache: filepath.Join(dir, "flota", "plugins")}
}

// Kill ends all running engines at once, for a second Ctrl-C. State locks may be left behind.
func (r *Runner) Kill() { r.processes.kill() }

// run runs one command of the engine on a stack, and feeds what it says to s.
// An exit code is no error here: the caller knows what it means.
func (r *Runner) run(ctx context.Context, w stack.Work, line func([]byte), args ...string) (ended, error) {
	return r.runWith(ctx, w, line, nil, args...)
}

// runWith is run for a program that keeps the files in open for as long as it lives.
func (r *Runner) runWith(ctx context.Context, w stack.Work, line func([]byte), open []*os.File, args ...string) (ended, error) {
	claimed, err := r.claim(ctx, w)
	if err != nil {
		return ended{}, err
	}
	defer claimed.Close()
	e, err := r.processes.run(ctx, invocation{
		path: r.engine.Path, args: args, dir: w.Dir, env: append(r.target.environment(w, r.cache), given(w.Parameters)...),
		inherited: append([]*os.File{claimed}, open...), line: line,
	})
	if err != nil {
		return e, fmt.Errorf("%s: %w", w.Instance.ID, err)
	}
	return e, nil
}

func (r *Runner) stream(w stack.Work) *stream {
	return &stream{stack: w.Instance.ID, sink: r.sink, mask: &r.mask}
}
