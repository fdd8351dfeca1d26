// Package runtime runs ECS tasks as real processes on this machine. It unpacks
// a task's image, injects what the task definition declares (environment,
// secrets, a port), starts the entry point, keeps its log lines, and writes
// every state of the task into the store, where the other doors see it.
//
// Processes die with the sandbox: on Linux the kernel sees to it even after a
// kill -9, elsewhere the next start does.
package runtime

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/store"
)

// ErrNotRunning says that the runtime has no such task.
var ErrNotRunning = errors.New("task is not running")

// Config is what a Runtime works with.
type Config struct {
	// Dir holds unpacked images and the tasks' temporary files.
	Dir      string
	Store    *store.Store
	Logs     *logs.Logs
	Registry *registry.Registry
	Clock    clock.Clock
	// Resolve turns a name that means something on AWS (a load balancer's or a
	// database's, with or without :port) into host:port on loopback.
	Resolve func(name string) (addr string, ok bool)
	Ports   *process.Ports
	// Endpoint is the URL of the sandbox's AWS API, which tasks are told as AWS_ENDPOINT_URL.
	Endpoint string
}

// Runtime runs tasks. Its methods may be called by many goroutines at once.
type Runtime struct {
	cfg     Config
	images  *images
	starter *process.Starter

	mu     sync.Mutex
	tasks  map[string]*task // by ARN
	closed bool
	live   sync.WaitGroup
}

// New returns a runtime that has not cleaned up after an earlier life yet: Run does.
func New(cfg Config) *Runtime {
	return &Runtime{
		cfg:     cfg,
		images:  &images{dir: filepath.Join(cfg.Dir, "images"), registry: cfg.Registry},
		starter: process.NewStarter(),
		tasks:   map[string]*task{},
	}
}

// Run waits until ctx ends, then stops every task and returns when all are gone.
// Call Recover before the first Start.
func (r *Runtime) Run(ctx context.Context) error {
	<-ctx.Done()
	r.mu.Lock()
	r.closed = true
	for _, t := range r.tasks {
		go t.stop("UserInitiated", "the sandbox went down", shutdownGrace)
	}
	r.mu.Unlock()
	r.live.Wait()
	r.starter.Close()
	return nil
}

const shutdownGrace = 5 * time.Second

// Recover ends what an earlier life of the sandbox left behind: processes that
// still run are killed, and their records say that they stopped.
func (r *Runtime) Recover() error {
	for _, rec := range r.cfg.Store.List(store.TypeTask, "", "") {
		t, err := store.Decode[store.Task](rec)
		if err != nil {
			return err
		}
		if t.LastStatus == "STOPPED" {
			continue
		}
		process.KillLeftover(t.PID, marker+"="+t.ARN)
		err = store.Modify(r.cfg.Store, rec.Key, func(t *store.Task) error {
			t.LastStatus, t.DesiredStatus = "STOPPED", "STOPPED"
			t.StopCode, t.StoppedReason = "ServiceSchedulerInitiated", "the sandbox was restarted"
			t.StoppedAt = time.Now()
			return nil
		})
		if err != nil {
			return err
		}
	}
	return os.RemoveAll(filepath.Join(r.cfg.Dir, "tasks"))
}

// Start records the task t and begins to run it; t.ARN and t.TaskDefinition
// must be set. It returns when the task is PENDING: whether it then runs or
// fails to start is told by its record.
func (r *Runtime) Start(_ context.Context, t store.Task) error {
	key, err := taskKey(t.ARN)
	if err != nil {
		return err
	}
	t.LastStatus, t.DesiredStatus = "PENDING", "RUNNING"
	t.CreatedAt = time.Now()
	attributes, err := store.Encode(t)
	if err != nil {
		return err
	}
	running := newTask(r, key, t)
	r.mu.Lock()
	if r.closed {
		r.mu.Unlock()
		return fmt.Errorf("start task %s: %w", t.ARN, context.Canceled)
	}
	r.tasks[t.ARN] = running
	r.live.Add(1)
	r.mu.Unlock()
	if err := r.cfg.Store.Create(key, attributes); err != nil {
		r.forget(running)
		return err
	}
	go func() {
		defer r.forget(running)
		running.run()
	}()
	return nil
}

// Stop asks a task to end with SIGTERM and kills it once grace has passed. It
// returns at once; the record tells when the task is STOPPED. A task that is
// not running is ErrNotRunning.
func (r *Runtime) Stop(taskARN, stopCode, reason string, grace time.Duration) error {
	r.mu.Lock()
	t := r.tasks[taskARN]
	r.mu.Unlock()
	if t == nil {
		return fmt.Errorf("%w: %s", ErrNotRunning, taskARN)
	}
	go t.stop(stopCode, reason, grace)
	return nil
}

func (r *Runtime) forget(t *task) {
	r.mu.Lock()
	delete(r.tasks, t.spec.ARN)
	r.mu.Unlock()
	r.live.Done()
}
