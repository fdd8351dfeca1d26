// Package sandbox is AWS in one process: a store of resources behind four
// doors. Terraform comes in through a provider, the AWS SDK and command line
// through an HTTP API, requests through a load balancer and an edge listener,
// and a deployer moves traffic between revisions as ECS does. Services run as
// real processes, databases as real PostgreSQL servers. Everything listens on
// loopback only.
package sandbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/sandbox/api"
	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/database"
	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/discovery"
	"flota.dev/flota/internal/sandbox/events"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/machines"
	"flota.dev/flota/internal/sandbox/meter"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/pipeline"
	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/provider"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/runtime"
	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

// Config says where a sandbox keeps what it knows and where it listens.
type Config struct {
	// Dir is the project's folder; the sandbox keeps everything below .flota/sandbox in it.
	Dir string
	// APIAddr and EdgeAddr are host:port. Empty means the port of the last time,
	// first the usual one, or any other if that is taken.
	APIAddr  string
	EdgeAddr string
	// TimeScale makes waits pass so many times faster than on AWS; below 1 counts
	// as 1. Zero means that of the last time, at first DefaultTimeScale.
	TimeScale float64
	// Program is the flota program: repositories run it after a push, and builds
	// find it on their PATH.
	Program string
	// Repository is the full name of the fleet's repository, such as
	// example/cambio, and Branch its main branch; empty if the manifest has none.
	Repository string
	Branch     string
	// Log gets lines for a person who looks for what went wrong.
	Log io.Writer
}

// The usual addresses.
const (
	DefaultAPI  = "127.0.0.1:4566"
	DefaultEdge = "127.0.0.1:8080"
)

// Serve is the sandbox: it returns when ctx has ended and everything it ran is
// gone, or at once with what kept it from starting.
func Serve(ctx context.Context, cfg Config) error {
	s, err := open(cfg)
	if err != nil {
		return err
	}
	return errors.Join(s.run(ctx), s.close())
}

// server is a sandbox with its parts.
type server struct {
	cfg      Config
	started  time.Time
	sockets  string // folder of the provider's socket, short enough for a socket's name
	api      net.Listener
	edge     net.Listener
	terra    net.Listener
	ports    *process.Ports
	store    *store.Store
	buckets  *api.Buckets
	logs     *logs.Logs
	metrics  *metrics.Metrics
	meter    *meter.Meter
	balancer *balancer.Balancer
	names    *discovery.Directory
	database *database.Manager
	runtime  *runtime.Runtime
	deployer *deployer.Deployer
	sources  *source.Repositories
	builder  *build.Builder
	pipeline *pipeline.Engine
	events   *events.Bus
	doors    *api.API
	provider *provider.Provider
}

func open(cfg Config) (*server, error) {
	s := &server{cfg: cfg, started: time.Now(), ports: process.NewPorts()}
	if err := errors.Join(s.openStore(), s.listen()); err != nil {
		return nil, errors.Join(err, s.close())
	}
	if err := s.assemble(); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *server) folder(name string) string { return filepath.Join(s.cfg.Dir, Folder, name) }

func (s *server) openStore() (err error) {
	s.store, err = store.Open(s.folder("store.db"))
	return unopened(err)
}

// unopened tells what to do about a file that could not be opened.
func unopened(err error) error {
	switch {
	case errors.Is(err, store.ErrInUse):
		return &diag.Error{What: "another sandbox runs for this fleet", Hint: "flota sandbox status", Err: err}
	case errors.Is(err, store.ErrCorrupt):
		return &diag.Error{
			What: fmt.Sprintf("what the sandbox keeps is damaged, and was left as it is: %v", err),
			Hint: "to start over with an empty sandbox: flota sandbox reset",
			Err:  err,
		}
	}
	return err
}

// listen takes the ports before anything runs, so that a port that is taken is told at once.
func (s *server) listen() (err error) {
	last := s.recall()
	if s.cfg.TimeScale == 0 {
		s.cfg.TimeScale = last.TimeScale
	}
	if s.api, err = listen(s.cfg.APIAddr, last.API); err != nil {
		return err
	}
	if s.edge, err = listen(s.cfg.EdgeAddr, last.Edge); err != nil {
		return err
	}
	if s.sockets, err = os.MkdirTemp("", "flota-"); err != nil {
		return err
	}
	s.terra, err = net.Listen("unix", filepath.Join(s.sockets, "provider.sock"))
	return err
}

// listen listens on the address that was asked for, or else on the usual one
// or any other free port.
func listen(asked, usual string) (net.Listener, error) {
	if asked == "" {
		if l, err := net.Listen("tcp", usual); err == nil {
			return l, nil
		}
		return net.Listen("tcp", "127.0.0.1:0")
	}
	host, _, err := net.SplitHostPort(asked)
	if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsLoopback() {
		return nil, &diag.Error{What: fmt.Sprintf("%q is not a loopback address with a port; the sandbox listens on loopback only", asked), Hint: "name one such as 127.0.0.1:4566", Exit: diag.Usage}
	}
	l, err := net.Listen("tcp", asked)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, &diag.Error{What: asked + " is taken by another program", Hint: "name another port, or none: then the sandbox finds one that is free", Err: err}
	}
	if err != nil {
		return nil, &diag.Error{What: fmt.Sprintf("cannot listen on %s: %v", asked, err), Hint: "name another address", Err: err}
	}
	return l, nil
}

// assemble builds the parts from the ground up.
func (s *server) assemble() (err error) {
	c := clock.New(s.cfg.TimeScale)
	if s.logs, err = logs.Open(s.folder("logs")); err != nil {
		return err
	}
	images, err := registry.Open(s.folder("registry"))
	if err != nil {
		return err
	}
	if s.buckets, err = api.OpenBuckets(s.folder("s3.db")); err != nil {
		return unopened(err)
	}
	s.metrics = metrics.New(s.store, c)
	s.meter = meter.New(s.store, s.metrics)
	s.logs.OnAppend(s.meter.Count)
	s.balancer = balancer.New(s.store, s.metrics, c, balancer.WithObjects(s.buckets), balancer.WithLogs(s.logs))
	s.names = discovery.New(s.store)
	s.database = database.New(database.Config{Dir: s.folder("databases"), Store: s.store, Ports: s.ports, Clock: c, Notice: s.note})
	s.runtime = runtime.New(runtime.Config{
		Dir: s.folder("runtime"), Store: s.store, Logs: s.logs, Registry: images, Clock: c, Ports: s.ports,
		Resolve: s.resolve, Endpoint: "http://" + s.api.Addr().String(),
	})
	computers := machines.New(s.store)
	s.deployer = deployer.New(deployer.Config{
		Store: s.store, Runtime: s.runtime, Balancer: s.balancer, Metrics: s.metrics, Machines: computers, Clock: c,
	})
	s.assembleDelivery(c)
	s.events = events.New(events.Config{Store: s.store, Logs: s.logs, Clock: c, Secret: s.runtime.Secret})
	s.doors = api.New(api.Config{
		Store: s.store, Buckets: s.buckets, Logs: s.logs, Registry: images, Metrics: s.metrics,
		Balancer: s.balancer, Databases: s.database, Discovery: s.names, Deployer: s.deployer, Runtime: s.runtime, Machines: computers, Clock: c,
		Builds: s.builder, Pipelines: s.pipeline, Events: s.events,
	})
	s.provider, err = provider.New(s.store, provider.Options{Buckets: s.buckets, AwaitDatabases: true})
	return err
}

// assembleDelivery builds what runs pipelines.
func (s *server) assembleDelivery(c clock.Clock) {
	hooks := source.Config{Dir: s.folder("git"), Store: s.store}
	if s.cfg.Program != "" {
		hooks.Hook = []string{s.cfg.Program, "sandbox", "pushed", "--dir", s.cfg.Dir}
	}
	s.sources = source.New(hooks)
	s.builder = build.New(build.Config{
		Dir: s.folder("builds"), Store: s.store, Logs: s.logs, Objects: s.buckets, Sources: s.sources, Machine: s.runtime,
		Endpoint: "http://" + s.api.Addr().String(), Fleet: s.cfg.Dir, Program: s.cfg.Program,
	})
	s.pipeline = pipeline.New(pipeline.Config{
		Store: s.store, Builds: s.builder, Sources: s.sources, Objects: s.buckets, Alarms: s.metrics, Clock: c, Notice: s.note,
	})
}

// prepare does what must be done before the parts run: it ends what an earlier
// life of the sandbox left behind, and makes the fleet's repository.
func (s *server) prepare(ctx context.Context) error {
	if err := errors.Join(s.runtime.Recover(), s.builder.Recover()); err != nil {
		return err
	}
	if s.cfg.Repository == "" {
		return nil
	}
	if err := s.sources.Ensure(ctx, s.cfg.Repository, s.cfg.Branch); err != nil {
		s.note("there will be no repository to push to: " + err.Error())
		s.cfg.Repository = ""
	}
	return nil
}

// resolve finds what stands on loopback for a name that AWS's DNS would know.
func (s *server) resolve(name string) (string, bool) {
	if addr, ok := s.balancer.Address(name); ok {
		return addr, true
	}
	if addr, ok := s.names.Address(name); ok {
		return addr, true
	}
	return s.database.Address(name)
}

func (s *server) note(text string) {
	fmt.Fprintf(s.cfg.Log, "%s  %s\n", time.Now().Format(time.DateTime), text)
}

func (s *server) state() State {
	st := State{
		PID:       os.Getpid(),
		API:       "http://" + s.api.Addr().String(),
		Edge:      "http://" + s.edge.Addr().String(),
		Provider:  s.provider.Reattach(s.terra.Addr().String()),
		TimeScale: max(s.cfg.TimeScale, 1),
		Started:   s.started,
	}
	if s.cfg.Repository != "" {
		st.Remote = s.sources.Path(s.cfg.Repository)
	}
	if err := database.Installed(); err != nil {
		st.Warnings = append(st.Warnings, "databases will be records without a server: "+err.Error())
	}
	return st
}

// close gives back what open took. The parts have stopped by then.
func (s *server) close() error {
	s.ports.Close()
	var errs []error
	for _, l := range []net.Listener{s.api, s.edge, s.terra} {
		if l != nil {
			if err := l.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
				errs = append(errs, err)
			}
		}
	}
	if s.logs != nil {
		errs = append(errs, s.logs.Close())
	}
	if s.buckets != nil {
		errs = append(errs, s.buckets.Close())
	}
	if s.store != nil {
		errs = append(errs, s.store.Close())
	}
	if s.sockets != "" {
		errs = append(errs, os.RemoveAll(s.sockets))
	}
	return errors.Join(errs...)
}
