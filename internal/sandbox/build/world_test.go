package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

const (
	account    = "111111111111"
	region     = "us-east-1"
	repository = "example/shop"
	projectARN = "arn:aws:codebuild:us-east-1:111111111111:project/shop"
	logGroup   = "/shop/pipeline/orders"
)

var near = store.Key{Account: account, Region: region}

// world is a builder with a repository of one commit, and one project.
type world struct {
	*testing.T
	dir     string
	store   *store.Store
	logs    *logs.Logs
	sources *source.Repositories
	objects *objects
	secrets map[string]string // by ARN
	builder *Builder
	end     func()
}

// objects are buckets in memory.
type objects struct {
	mu sync.Mutex
	of map[string][]byte
}

func (o *objects) Object(bucket, key string) (io.ReadCloser, string, int64, string, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	raw, ok := o.of[bucket+"/"+key]
	if !ok {
		return nil, "", 0, "", os.ErrNotExist
	}
	return io.NopCloser(bytes.NewReader(raw)), "", int64(len(raw)), "", nil
}

func (o *objects) Write(bucket, key string, content []byte) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.of[bucket+"/"+key] = content
	return nil
}

func (w *world) Unpack(string) (string, error) { return "", registry.ErrNotFound }

func (w *world) Secret(arn string) (string, error) {
	v, ok := w.secrets[arn]
	if !ok {
		return "", fmt.Errorf("no secret %s", arn)
	}
	return v, nil
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{T: t, dir: t.TempDir(), objects: &objects{of: map[string][]byte{}}, secrets: map[string]string{}}
	var err error
	if w.store, err = store.Open(filepath.Join(w.dir, "store.db")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.store.Close() })
	if w.logs, err = logs.Open(filepath.Join(w.dir, "logs")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.logs.Close() })
	w.sources = source.New(source.Config{Dir: filepath.Join(w.dir, "git"), Store: w.store})
	w.commit(map[string]string{"hello.txt": "hello\n"})
	w.live(0)
	return w
}

// live starts a builder; its end is the sandbox's.
func (w *world) live(atOnce int) {
	w.Helper()
	w.builder = New(Config{
		Dir: filepath.Join(w.dir, "builds"), Store: w.store, Logs: w.logs, Objects: w.objects, Sources: w.sources, Machine: w,
		Endpoint: "http://127.0.0.1:1", Fleet: "/fleet", Program: "/opt/flota/flota", AtOnce: atOnce,
	})
	if err := w.builder.Recover(); err != nil {
		w.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var done sync.WaitGroup
	b := w.builder
	done.Go(func() { _ = b.Run(ctx) })
	w.end = sync.OnceFunc(func() {
		cancel()
		done.Wait()
	})
	w.Cleanup(w.end)
}

// commit pushes files to the repository's main branch and returns the commit.
func (w *world) commit(files map[string]string) string {
	w.Helper()
	if err := w.sources.Ensure(w.Context(), repository, "main"); err != nil {
		w.Fatal(err)
	}
	work := filepath.Join(w.dir, "work")
	if _, err := os.Stat(work); err != nil {
		w.git("clone", "-q", w.sources.Path(repository), work)
		w.git("-C", work, "checkout", "-q", "-B", "main")
	}
	for name, text := range files {
		path := filepath.Join(work, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			w.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			w.Fatal(err)
		}
	}
	w.git("-C", work, "add", "-A")
	w.git("-C", work, "commit", "-q", "-m", "change")
	w.git("-C", work, "push", "-q", "origin", "main")
	return strings.TrimSpace(w.git("-C", work, "rev-parse", "HEAD"))
}

func (w *world) git(args ...string) string {
	w.Helper()
	cmd := exec.Command("git", args...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@shop.example", "GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=ana@shop.example")
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// project records the project with a buildspec and further attributes.
func (w *world) project(buildspec string, more store.Attributes) {
	w.Helper()
	a := store.Attributes{
		"arn": projectARN, "name": "shop", "build_timeout": 60.0, "queued_timeout": 480.0,
		"source":      []any{map[string]any{"type": "BITBUCKET", "location": "https://bitbucket.org/" + repository + ".git", "buildspec": buildspec}},
		"environment": []any{map[string]any{"type": "LINUX_CONTAINER", "image": "flota", "environment_variable": []any{}}},
		"logs_config": []any{map[string]any{"cloudwatch_logs": []any{map[string]any{"status": "ENABLED", "group_name": logGroup, "stream_name": "qa"}}}},
	}
	for k, v := range more {
		a[k] = v
	}
	w.put(typeProject, projectARN, a)
}

func (w *world) put(typ, id string, a store.Attributes) {
	w.Helper()
	if err := w.store.Put(store.Key{Account: account, Region: region, Type: typ, ID: id}, a); err != nil {
		w.Fatal(err)
	}
}

// awaitPhase waits until a build's record says that it is in a phase.
func (w *world) awaitPhase(id, phase string) Build {
	w.Helper()
	changed := make(chan struct{}, 1)
	ctx, cancel := context.WithTimeout(w.Context(), 30*time.Second)
	defer cancel()
	w.store.Watch(ctx, func(store.Change) {
		select {
		case changed <- struct{}{}:
		default:
		}
	}, TypeBuild)
	for {
		v, log := w.result(id)
		if v.Phase == phase {
			return v
		}
		select {
		case <-changed:
		case <-ctx.Done():
			w.Fatalf("build is in %s, want %s\n%s", v.Phase, phase, log)
		}
	}
}

// awaitMasked waits until a text is hidden in logs.
func (w *world) awaitMasked(text string) {
	w.Helper()
	for deadline := time.Now().Add(30 * time.Second); w.builder.mask.hide(text) == text; {
		if time.Now().After(deadline) {
			w.Fatalf("%q is not hidden", text)
		}
		time.Sleep(time.Millisecond)
	}
}

// build runs a build to its end and returns its record and its log.
func (w *world) build(r Request) (Build, string) {
	w.Helper()
	r.Near, r.Project = near, "shop"
	v, done, err := w.builder.Start(r)
	if err != nil {
		w.Fatal(err)
	}
	<-done
	return w.result(v.ID)
}

func (w *world) result(id string) (Build, string) {
	w.Helper()
	rec, err := w.store.Get(store.Key{Account: account, Region: region, Type: TypeBuild, ID: id})
	if err != nil {
		w.Fatal(err)
	}
	v, err := store.Decode[Build](rec)
	if err != nil {
		w.Fatal(err)
	}
	events, err := w.logs.Read(logs.Group{Account: account, Region: region, Name: logGroup}, logs.Query{Streams: []string{v.LogStream}})
	if err != nil && !errors.Is(err, logs.ErrNoStream) {
		w.Fatal(err)
	}
	var text strings.Builder
	for _, e := range events {
		text.WriteString(e.Message + "\n")
	}
	return v, text.String()
}
