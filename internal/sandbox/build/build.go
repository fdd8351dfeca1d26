// Package build is the sandbox's AWS CodeBuild: it runs the commands of a
// project's buildspec as real processes on this machine, in a checkout of the
// commit, with the environment that CodeBuild sets. What they print goes to the
// logs, without the values of secrets.
//
// Builds wait in line for their turn: AWS runs each on a machine of its own,
// and all of these share one.
package build

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

// Errors that callers tell apart.
var (
	ErrNoProject = errors.New("no such project")
	ErrNoBuild   = errors.New("no such build")
	ErrSource    = errors.New("not a source that a build can start from")
)

// Objects are the buckets that hold artifacts.
type Objects interface {
	Object(bucket, key string) (content io.ReadCloser, contentType string, size int64, etag string, err error)
	Write(bucket, key string, content []byte) error
}

// Machine is what builds take from the runtime of tasks.
type Machine interface {
	// Unpack returns the folder of an image's files.
	Unpack(reference string) (root string, err error)
	// Secret reads the value of a parameter or secret by its ARN.
	Secret(arn string) (string, error)
}

// Config is what a Builder works with.
type Config struct {
	// Dir holds a folder for each build that runs.
	Dir     string
	Store   *store.Store
	Logs    *logs.Logs
	Objects Objects
	Sources *source.Repositories
	Machine Machine
	// Endpoint is the URL of the sandbox's AWS API.
	Endpoint string
	// Fleet is the fleet's folder, which builds are told as FLOTA_SANDBOX.
	Fleet string
	// Program is the flota program; its folder comes last on the PATH of builds.
	Program string
	// AtOnce is how many builds run at the same time; 0 takes what fits the machine.
	AtOnce int
}

const (
	// perCPU is how many builds run at once for each CPU: some compute, others wait
	// for a release to bake.
	perCPU = 3
	// keptBuilds is how many builds of a project are remembered that have ended.
	keptBuilds = 20
)

// Builder runs builds. Its methods may be called by many goroutines at once.
type Builder struct {
	cfg     Config
	starter *process.Starter
	slots   chan struct{}
	mask    *masker

	mu     sync.Mutex
	jobs   map[store.Key]*job
	closed bool
	live   sync.WaitGroup

	leftover  []string      // marks of the processes of earlier builds
	recovered chan struct{} // closed when they have ended
}

// New returns a builder. Its builds wait until Recover, and Run after it, have
// seen to those of an earlier life.
func New(cfg Config) *Builder {
	if cfg.AtOnce == 0 {
		cfg.AtOnce = perCPU * runtime.NumCPU()
	}
	return &Builder{
		cfg: cfg, starter: process.NewStarter(), slots: make(chan struct{}, cfg.AtOnce),
		mask: newMasker(cfg.Store), jobs: map[store.Key]*job{}, recovered: make(chan struct{}),
	}
}

// Recover closes the records of builds that an earlier life of the sandbox left
// behind. What still runs of them is asked to end by Run, once the AWS API
// answers: an apply that is under way can write its state then. Builds that are
// started meanwhile wait for it, so that no two of them do one thing.
func (b *Builder) Recover() error {
	for _, rec := range b.cfg.Store.List(TypeBuild, "", "") {
		v, err := store.Decode[Build](rec)
		if err != nil {
			return err
		}
		if v.Status != InProgress {
			continue
		}
		if mark := marker + "=" + v.ID; process.AnyMarked(mark) {
			b.leftover = append(b.leftover, mark)
		}
		v.finish(Fault, "INTERNAL_SERVICE_ERROR", Interrupted)
		if err := b.save(rec.Key, v); err != nil {
			return err
		}
	}
	if len(b.leftover) > 0 {
		return nil
	}
	close(b.recovered)
	return os.RemoveAll(b.cfg.Dir)
}

// endLeftover ends what an earlier life of the sandbox left running.
func (b *Builder) endLeftover() error {
	if len(b.leftover) == 0 {
		return nil
	}
	defer close(b.recovered)
	var ending sync.WaitGroup
	for _, mark := range b.leftover {
		ending.Go(func() { process.EndMarked(mark, killGrace) })
	}
	ending.Wait()
	return os.RemoveAll(b.cfg.Dir)
}

// Interrupted is why a build failed whose sandbox ended while it ran.
const Interrupted = "the sandbox ended while the build ran"

// Run keeps secrets out of the logs as they come and go, until ctx ends; then it
// stops every build and returns when all are gone.
func (b *Builder) Run(ctx context.Context) error {
	b.mask.follow(ctx)
	err := b.endLeftover()
	<-ctx.Done()
	b.mu.Lock()
	b.closed = true
	for _, j := range b.jobs {
		j.stop(errDown)
	}
	b.mu.Unlock()
	b.live.Wait()
	b.starter.Close()
	return err
}

var (
	errDown    = errors.New(Interrupted)
	errStopped = errors.New("the build was stopped")
)

// Start records a build and begins it. It returns when the build is in line; done
// is closed when its record tells how it ended.
func (b *Builder) Start(r Request) (v Build, done <-chan struct{}, err error) {
	project, err := b.project(r.Near, r.Project)
	if err != nil {
		return Build{}, nil, err
	}
	number, err := b.cfg.Store.Next(r.Near.Account, "build "+r.Near.Region+" "+project.Name)
	if err != nil {
		return Build{}, nil, err
	}
	v = newBuild(r, project, number)
	j := &job{b: b, key: v.key(r.Near), project: project, request: r, build: v, done: make(chan struct{})}
	j.ctx, j.cancel = context.WithCancelCause(context.Background())
	b.mu.Lock()
	if b.closed {
		b.mu.Unlock()
		return Build{}, nil, errDown
	}
	b.jobs[j.key] = j
	b.live.Add(1)
	b.mu.Unlock()
	if err := b.save(j.key, v); err != nil {
		b.forget(j)
		return Build{}, nil, err
	}
	go func() {
		defer b.forget(j)
		j.run()
	}()
	return v, j.done, nil
}

func (b *Builder) forget(j *job) {
	b.prune(j.key, j.project.Name)
	b.mu.Lock()
	delete(b.jobs, j.key)
	b.mu.Unlock()
	close(j.done)
	b.live.Done()
}

// prune drops the oldest builds of a project that have ended. One that cannot be
// dropped now is the next time.
func (b *Builder) prune(near store.Key, project string) {
	var ended []store.Record
	for _, rec := range b.cfg.Store.List(TypeBuild, near.Account, near.Region) {
		if rec.Attributes["project"] == project && rec.Attributes["status"] != InProgress {
			ended = append(ended, rec)
		}
	}
	number := func(r store.Record) float64 {
		n, _ := r.Attributes["number"].(float64)
		return n
	}
	slices.SortFunc(ended, func(x, y store.Record) int { return cmp.Compare(number(x), number(y)) })
	for len(ended) > keptBuilds {
		b.dropReports(ended[0])
		_ = b.cfg.Store.Delete(ended[0].Key)
		ended = ended[1:]
	}
}

// Stop asks a build to end and returns at once. Of one that has ended it is no error.
func (b *Builder) Stop(near store.Key, id string) error {
	key := store.Key{Account: near.Account, Region: near.Region, Type: TypeBuild, ID: id}
	if _, err := b.cfg.Store.Get(key); err != nil {
		return fmt.Errorf("%w: %s", ErrNoBuild, id)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if j := b.jobs[key]; j != nil {
		j.stop(errStopped)
	}
	return nil
}

// project finds a project by its name.
func (b *Builder) project(near store.Key, name string) (store.Project, error) {
	arn := "arn:aws:codebuild:" + near.Region + ":" + near.Account + ":project/" + name
	rec, err := b.cfg.Store.Get(store.Key{Account: near.Account, Region: near.Region, Type: typeProject, ID: arn})
	if err != nil {
		return store.Project{}, fmt.Errorf("%w: %s", ErrNoProject, arn)
	}
	return store.Decode[store.Project](rec)
}

const typeProject = "aws_codebuild_project"

func (b *Builder) save(key store.Key, v Build) error {
	attributes, err := store.Encode(v)
	if err != nil {
		return err
	}
	return b.cfg.Store.Put(key, attributes)
}

// folder is where a build keeps its files while it runs.
func (b *Builder) folder(id string) string {
	return filepath.Join(b.cfg.Dir, id[strings.LastIndexByte(id, ':')+1:])
}
