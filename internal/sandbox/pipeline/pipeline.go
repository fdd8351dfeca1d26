// Package pipeline is the sandbox's AWS CodePipeline: it runs the pipelines that
// Terraform declared, V2 and V1, when something is pushed to the repository of
// their source action or someone starts them. Stages, execution modes, approvals,
// conditions, retries and variables are as on AWS; the actions that really run are
// CodeStarSourceConnection, CodeBuild and manual approvals.
//
// Each pipeline has one controller. It holds the executions in memory and in the
// store, and after everything that happens takes each as far as it can go.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

// Builds runs the builds of CodeBuild actions.
type Builds interface {
	Start(r build.Request) (v build.Build, done <-chan struct{}, err error)
	Stop(near store.Key, id string) error
}

// Sources are the repositories of source actions.
type Sources interface {
	Ensure(ctx context.Context, name, branch string) error
	Pushed(ctx context.Context, name string, handle func([]source.Push) error) error
	Files(ctx context.Context, p source.Push) ([]string, error)
	Fetch(ctx context.Context, r source.Revision) (source.Commit, []byte, error)
}

// Objects are the buckets that hold artifacts.
type Objects interface {
	Write(bucket, key string, content []byte) error
}

// Alarms tells the state of CloudWatch alarms: OK, ALARM or INSUFFICIENT_DATA.
type Alarms interface {
	State(account, region, alarm string) (state, reason string)
}

// Config is what an Engine works with.
type Config struct {
	Store   *store.Store
	Builds  Builds
	Sources Sources
	Objects Objects
	Alarms  Alarms
	Clock   clock.Clock
	// Notice gets what went wrong and has no other place to be told.
	Notice func(string)
}

const typePipeline = "aws_codepipeline"

// Engine runs the pipelines of every account. Its methods may be called by many
// goroutines at once.
type Engine struct {
	cfg    Config
	ctx    context.Context // of what runs
	cancel context.CancelCauseFunc
	live   sync.WaitGroup

	turn        turn // of controllers
	controllers map[store.Key]*controller
}

// errDown ends what runs when the sandbox does; the next life goes on with it.
var errDown = errors.New("the sandbox goes down")

// New returns an engine that does nothing by itself until Run.
func New(cfg Config) *Engine {
	e := &Engine{cfg: cfg, turn: newTurn(), controllers: map[store.Key]*controller{}}
	e.ctx, e.cancel = context.WithCancelCause(context.Background())
	return e
}

// Run goes on with what an earlier life of the sandbox began, catches up on pushes,
// and looks after all pipelines until ctx ends.
func (e *Engine) Run(ctx context.Context) error {
	e.cfg.Store.Watch(ctx, e.changed, typePipeline)
	for _, rec := range e.cfg.Store.List(typePipeline, "", "") {
		e.changed(store.Change{Key: rec.Key})
	}
	for _, name := range e.repositories() {
		if _, err := e.Push(ctx, name); err != nil && ctx.Err() == nil {
			e.cfg.Notice(fmt.Sprintf("repository %s: %v", name, err))
		}
	}
	<-ctx.Done()
	e.cancel(errDown)
	for _, c := range e.all() {
		c.close()
	}
	e.live.Wait()
	return nil
}

// changed follows a pipeline's definition.
func (e *Engine) changed(change store.Change) {
	if change.Deleted {
		if c := e.drop(change.Key); c != nil {
			c.dismantle()
		}
		return
	}
	c, err := e.controller(change.Key)
	if err == nil {
		err = c.follow()
	}
	for _, name := range e.repositoriesOf(change.Key) {
		err = errors.Join(err, e.cfg.Sources.Ensure(e.ctx, name, ""))
	}
	if err != nil && e.ctx.Err() == nil && !errors.Is(err, store.ErrNotFound) {
		e.cfg.Notice(fmt.Sprintf("pipeline %s: %v", change.Key.ID, err))
	}
}

// controller returns the controller of a pipeline that is declared, making it if it is not there.
func (e *Engine) controller(key store.Key) (*controller, error) {
	defer e.turn.take()()
	if c, ok := e.controllers[key]; ok {
		return c, nil
	}
	rec, err := e.cfg.Store.Get(key)
	if err != nil {
		return nil, failf("PipelineNotFoundException", "Account '%s' does not have a pipeline with name '%s'", key.Account, key.ID)
	}
	c, err := newController(e, rec.Key)
	if err != nil {
		return nil, err
	}
	e.controllers[key] = c
	return c, nil
}

// drop forgets the controller of a pipeline that was deleted.
func (e *Engine) drop(key store.Key) *controller {
	defer e.turn.take()()
	c := e.controllers[key]
	delete(e.controllers, key)
	return c
}

func (e *Engine) all() []*controller {
	defer e.turn.take()()
	out := make([]*controller, 0, len(e.controllers))
	for _, c := range e.controllers {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b *controller) int { return compareKeys(a.key, b.key) })
	return out
}

// Key is the key of a pipeline of an account and region.
func Key(near store.Key, name string) store.Key {
	return store.Key{Account: near.Account, Region: near.Region, Type: typePipeline, ID: name}
}

// Error is an error as CodePipeline's API answers it.
type Error struct {
	Code    string // such as PipelineNotFoundException
	Message string
}

func (e *Error) Error() string { return e.Message }

func failf(code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}
