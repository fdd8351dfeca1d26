package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

const (
	account    = "111111111111"
	region     = "us-east-1"
	repository = "example/shop"
	bucketName = "shop-artifacts"
)

var near = store.Key{Account: account, Region: region}

// world is a sandbox's delivery side with real git and real processes.
type world struct {
	*testing.T
	dir     string
	store   *store.Store
	logs    *logs.Logs
	objects *objects
	sources *source.Repositories
	builder *build.Builder
	engine  *Engine
	scale   float64
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
	if bucket != bucketName {
		return fmt.Errorf("no bucket %s", bucket)
	}
	o.of[bucket+"/"+key] = content
	return nil
}

type machine struct{}

func (machine) Unpack(string) (string, error)     { return "", registry.ErrNotFound }
func (machine) Secret(arn string) (string, error) { return "", fmt.Errorf("no secret %s", arn) }

type calm struct{}

func (calm) State(string, string, string) (state, reason string) { return "OK", "" }

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{T: t, dir: t.TempDir(), objects: &objects{of: map[string][]byte{}}, scale: 10}
	w.live()
	return w
}

// live starts a life of the sandbox on what the last one kept; end ends it.
func (w *world) live() {
	w.Helper()
	var err error
	if w.store, err = store.Open(filepath.Join(w.dir, "store.db")); err != nil {
		w.Fatal(err)
	}
	if w.logs, err = logs.Open(filepath.Join(w.dir, "logs")); err != nil {
		w.Fatal(err)
	}
	w.sources = source.New(source.Config{Dir: filepath.Join(w.dir, "git"), Store: w.store})
	w.builder = build.New(build.Config{
		Dir: filepath.Join(w.dir, "builds"), Store: w.store, Logs: w.logs, Objects: w.objects, Sources: w.sources, Machine: machine{}, Fleet: w.dir,
	})
	if err := w.builder.Recover(); err != nil {
		w.Fatal(err)
	}
	w.engine = New(Config{
		Store: w.store, Builds: w.builder, Sources: w.sources, Objects: w.objects, Alarms: calm{}, Clock: clock.New(w.scale),
		Notice: func(text string) { w.Log(text) },
	})
	var stops []func()
	for _, run := range []func(context.Context) error{w.builder.Run, w.engine.Run} {
		ctx, cancel := context.WithCancel(context.Background())
		var done sync.WaitGroup
		done.Go(func() { _ = run(ctx) })
		stops = append(stops, func() { cancel(); done.Wait() })
	}
	st, l := w.store, w.logs
	w.end = sync.OnceFunc(func() {
		stops[1]()
		stops[0]()
		l.Close()
		st.Close()
	})
	w.Cleanup(w.end)
}

// declare records a pipeline and its projects, whose buildspecs are by the projects' names.
func (w *world) declare(name string, stages []any, buildspecs map[string]string, more store.Attributes) {
	w.Helper()
	for project, text := range buildspecs {
		arn := "arn:aws:codebuild:us-east-1:111111111111:project/" + project
		w.put("aws_codebuild_project", arn, store.Attributes{
			"arn": arn, "name": project, "build_timeout": 60.0,
			"source":      []any{map[string]any{"type": "CODEPIPELINE", "buildspec": text}},
			"environment": []any{map[string]any{"type": "LINUX_CONTAINER", "image": "flota"}},
		})
	}
	a := store.Attributes{
		"name": name, "arn": "arn:aws:codepipeline:us-east-1:111111111111:" + name, "pipeline_type": "V2", "execution_mode": "SUPERSEDED",
		"artifact_store": []any{map[string]any{"type": "S3", "location": bucketName}}, "stage": stages,
	}
	for k, v := range more {
		a[k] = v
	}
	w.put(typePipeline, name, a)
}

func (w *world) put(typ, id string, a store.Attributes) {
	w.Helper()
	if err := w.store.Put(store.Key{Account: account, Region: region, Type: typ, ID: id}, a); err != nil {
		w.Fatal(err)
	}
}

// sourceStage is the first stage of the pipelines of these tests.
func sourceStage() any {
	return stage("Source", map[string]any{
		"name": "Source", "category": "Source", "owner": "AWS", "provider": connection, "version": "1", "namespace": "Source", "run_order": 1.0,
		"output_artifacts": []any{"source"},
		"configuration": map[string]any{
			"FullRepositoryId": repository, "BranchName": "main", "ConnectionArn": "arn:aws:codeconnections:us-east-1:111111111111:connection/1",
			"OutputArtifactFormat": "CODEBUILD_CLONE_REF",
		},
	})
}

func stage(name string, actions ...any) any {
	return map[string]any{"name": name, "action": actions}
}

// buildAction is an action that runs a project, with variables for it in JSON.
func buildAction(name, project, variables string) any {
	a := map[string]any{
		"name": name, "category": "Build", "owner": "AWS", "provider": "CodeBuild", "version": "1", "run_order": 1.0, "namespace": name,
		"input_artifacts": []any{"source"}, "configuration": map[string]any{"ProjectName": project},
	}
	if variables != "" {
		a["configuration"].(map[string]any)["EnvironmentVariables"] = variables
	}
	return a
}

func approvalAction(name, text string) any {
	return map[string]any{
		"name": name, "category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1", "run_order": 1.0,
		"configuration": map[string]any{"CustomData": text},
	}
}

// push commits files and pushes them to a branch, and tells the engine. It returns
// the commit and the pipelines that run for it.
func (w *world) push(branch string, files map[string]string) (commit string, started []Started) {
	w.Helper()
	commit = w.pushQuietly(branch, files)
	pushed, err := w.engine.Push(w.Context(), repository)
	if err != nil {
		w.Fatal(err)
	}
	return commit, pushed.Started
}

func (w *world) pushQuietly(branch string, files map[string]string) (commit string) {
	w.Helper()
	if err := w.sources.Ensure(w.Context(), repository, "main"); err != nil {
		w.Fatal(err)
	}
	work := filepath.Join(w.dir, "work")
	if _, err := os.Stat(work); err != nil {
		w.git("clone", "-q", w.sources.Path(repository), work)
	}
	w.git("-C", work, "checkout", "-q", "-B", branch)
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
	w.git("-C", work, "commit", "-q", "--allow-empty", "-m", "change of "+branch)
	w.git("-C", work, "push", "-q", "-f", "origin", branch)
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

// await waits until an execution is as asked for, and returns a copy of it.
func (w *world) await(name, id, what string, fits func(Execution) bool) Execution {
	w.Helper()
	changed := make(chan struct{}, 1)
	ctx, cancel := context.WithTimeout(w.Context(), 30*time.Second)
	defer cancel()
	w.store.Watch(ctx, func(store.Change) {
		select {
		case changed <- struct{}{}:
		default:
		}
	}, TypeExecution)
	for {
		x := w.execution(name, id)
		if fits(x) {
			return x
		}
		select {
		case <-changed:
		case <-ctx.Done():
			w.Fatalf("execution %s is not %s: %s\n%s", id, what, told(x), w.allLogs())
		}
	}
}

func (w *world) execution(name, id string) Execution {
	w.Helper()
	rec, err := w.store.Get(store.Key{Account: account, Region: region, Type: TypeExecution, ID: name + "/" + id})
	if err != nil {
		w.Fatal(err)
	}
	x, err := store.Decode[Execution](rec)
	if err != nil {
		w.Fatal(err)
	}
	return x
}

// done waits until an execution has ended in a status.
func (w *world) done(name, id, status string) Execution {
	w.Helper()
	x := w.await(name, id, "done", func(x Execution) bool { return x.Done() })
	if x.Status != status {
		w.Fatalf("execution is %s, want %s: %s\n%s", x.Status, status, told(x), w.allLogs())
	}
	return x
}

func told(x Execution) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", x.Status, x.Summary)
	for _, s := range x.Stages {
		fmt.Fprintf(&b, "\n  %s %s", s.Name, s.Status)
		for _, a := range s.Actions {
			fmt.Fprintf(&b, "\n    %s %s %s %s", a.Name, a.Status, a.Code, a.Message)
		}
	}
	return b.String()
}

func (w *world) allLogs() string {
	var b strings.Builder
	for _, rec := range w.store.List(build.TypeBuild, "", "") {
		v, err := store.Decode[build.Build](rec)
		if err != nil {
			continue
		}
		events, err := w.logs.Read(logs.Group{Account: account, Region: region, Name: v.LogGroup}, logs.Query{})
		for _, e := range events {
			b.WriteString(v.Project + ": " + e.Message + "\n")
		}
		if err != nil {
			b.WriteString(err.Error())
		}
	}
	return b.String()
}
