package sandbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"time"
)

// part is something that runs until its context ends.
type part struct {
	name string
	run  func(context.Context) error
}

// run starts the parts, tells where the sandbox is once it answers, and stops
// the parts in the opposite order: those that start work before those that do it.
func (s *server) run(ctx context.Context) error {
	if err := s.prepare(ctx); err != nil {
		return err
	}
	parts := []part{
		{"metrics", until(s.metrics.Run)},
		{"metric filters", until(s.meter.Run)},
		{"events", until(s.events.Run)},
		{"databases", s.database.Run},
		{"load balancer", s.balancer.Run},
		{"names of services", s.names.Run},
		{"tasks", s.runtime.Run},
		{"deployer", s.deployer.Run},
		{"Terraform door", func(ctx context.Context) error { return s.provider.Serve(ctx, s.terra) }},
		{"records of the AWS API", s.doors.Run},
		{"edge", func(ctx context.Context) error { return serve(ctx, s.edge, s.balancer.Edge()) }},
		{"AWS API", func(ctx context.Context) error { return serve(ctx, s.api, s.doors) }},
		// Builds end before what they work with: Terraform in them writes its state, and gives back its lock.
		{"builds", s.builder.Run},
		{"pipelines", s.pipeline.Run},
	}
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	var stops []func()
	for _, p := range parts {
		stops = append(stops, start(p, fail))
	}
	path := filepath.Join(s.cfg.Dir, StateFile)
	state := s.state()
	if err := errors.Join(s.remember(state), state.write(path)); err != nil {
		fail(err)
	}
	s.note("up: API " + s.api.Addr().String() + ", edge " + s.edge.Addr().String())
	<-ctx.Done()
	for i := len(stops) - 1; i >= 0; i-- {
		stops[i]()
	}
	s.note("down")
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return errors.Join(err, removeIfThere(path))
	}
	return removeIfThere(path)
}

// start runs one part on a context of its own and returns what stops it and
// waits. A part that ends by itself brings the sandbox down.
func start(p part, fail context.CancelCauseFunc) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var done sync.WaitGroup
	done.Go(func() {
		if err := p.run(ctx); err != nil && ctx.Err() == nil {
			fail(fmt.Errorf("%s: %w", p.name, err))
		}
	})
	return func() {
		cancel()
		done.Wait()
	}
}

// until makes a part of something that only ends with its context.
func until(run func(context.Context)) func(context.Context) error {
	return func(ctx context.Context) error {
		run(ctx)
		return nil
	}
}

// serve answers HTTP on l until ctx ends, then lets requests that are under way finish.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 30 * time.Second}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		err := srv.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = srv.Close()
		}
		stopped <- err
	}()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
