package pipeline

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

// plant is an engine whose builds end when the test says so, and whose repository
// has a commit for every revision that is asked for.
type plant struct {
	world
	turn    turn
	pending []*pendingBuild
	number  int
}

type pendingBuild struct {
	build.Build
	request build.Request
	done    chan struct{}
}

func newPlant(t *testing.T, scale float64) *plant {
	t.Helper()
	p := &plant{turn: newTurn(), world: world{T: t, objects: &objects{of: map[string][]byte{}}}}
	var err error
	if p.store, err = store.Open(filepath.Join(t.TempDir(), "store.db")); err != nil {
		t.Fatal(err)
	}
	p.live(scale)
	return p
}

// live starts another engine on the same store, as after a restart.
func (p *plant) live(scale float64) {
	p.engine = New(Config{
		Store: p.store, Builds: p, Sources: p, Objects: p.objects, Alarms: calm{}, Clock: clock.New(scale),
		Notice: func(text string) { p.Log(text) },
	})
	ctx, cancel := context.WithCancel(context.Background())
	var done sync.WaitGroup
	engine := p.engine
	done.Go(func() { _ = engine.Run(ctx) })
	p.end = sync.OnceFunc(func() {
		cancel()
		done.Wait()
	})
}

// close ends the last life and the store.
func (p *plant) close() {
	p.end()
	p.store.Close()
}

func (p *plant) Start(r build.Request) (build.Build, <-chan struct{}, error) {
	defer p.turn.take()()
	p.number++
	b := &pendingBuild{request: r, done: make(chan struct{})}
	b.Build = build.Build{ID: fmt.Sprintf("%s:%d", r.Project, p.number), Project: r.Project, Status: build.InProgress, Started: time.Now()}
	p.pending = append(p.pending, b)
	return b.Build, b.done, p.record(b.Build)
}

func (p *plant) record(v build.Build) error {
	a, err := store.Encode(v)
	if err != nil {
		return err
	}
	return p.store.Put(store.Key{Account: account, Region: region, Type: build.TypeBuild, ID: v.ID}, a)
}

func (p *plant) Stop(_ store.Key, id string) error {
	return p.finish(id, build.Stopped, nil)
}

// finish ends a build that runs.
func (p *plant) finish(id, status string, exported map[string]string) error {
	defer p.turn.take()()
	for i, b := range p.pending {
		if b.ID != id {
			continue
		}
		p.pending = append(p.pending[:i], p.pending[i+1:]...)
		b.Status, b.Exported = status, exported
		b.Phases = []build.Phase{{Type: "BUILD", Status: status, Code: "COMMAND_EXECUTION_ERROR", Message: "exit status 1"}}
		err := p.record(b.Build)
		close(b.done)
		return err
	}
	return errors.New("no such build runs")
}

// running returns the builds that run, the oldest first.
func (p *plant) running() []pendingBuild {
	defer p.turn.take()()
	var out []pendingBuild
	for _, b := range p.pending {
		out = append(out, *b)
	}
	return out
}

func (p *plant) Ensure(context.Context, string, string) error { return nil }

func (p *plant) Pushed(context.Context, string, func([]source.Push) error) error { return nil }

func (p *plant) Files(context.Context, source.Push) ([]string, error) { return nil, nil }

func (p *plant) Fetch(_ context.Context, r source.Revision) (source.Commit, []byte, error) {
	if r.Commit == "" {
		r.Commit = "newest"
	}
	return source.Commit{ID: r.Commit, AuthorDate: "2026-01-02T03:04:05Z", Message: "change"}, nil, nil
}

// begin starts an execution with a commit.
func (p *plant) begin(commit string) string {
	p.Helper()
	id, err := p.engine.Start(Key(near, "orders"), Start{Revisions: map[string]Revision{"Source": {Commit: commit}}})
	if err != nil {
		p.Fatal(err)
	}
	return id
}

// three is a pipeline of three stages whose actions are builds.
func (p *plant) three(mode string) {
	p.declare("orders", []any{
		sourceStage(), stage("Build", buildAction("Build", "build", "")), stage("Deploy", buildAction("Deploy", "deploy", "")),
	}, nil, store.Attributes{"execution_mode": mode})
}
