package runtime

import (
	"archive/tar"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/store"
)

// The test binary is also the program in the tests' images: ROLE tells what it does.
func TestMain(m *testing.M) {
	switch os.Getenv("ROLE") {
	case "":
		os.Exit(m.Run())
	case "server":
		http.HandleFunc("/env/{name}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, os.Getenv(r.PathValue("name"))) })
		fmt.Println(`{"msg":"listening"}`)
		http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil)
	case "crash":
		fmt.Fprintln(os.Stderr, "cannot reach the moon")
		os.Exit(7)
	case "deaf":
		signal.Ignore(syscall.SIGTERM)
		fmt.Println("deaf")
		time.Sleep(time.Minute)
	}
}

const (
	account    = "111111111111"
	region     = "us-east-1"
	clusterARN = "arn:aws:ecs:us-east-1:111111111111:cluster/cambio-dev"
)

type bed struct {
	*Runtime
	t      *testing.T
	store  *store.Store
	logs   *logs.Logs
	image  string
	cancel context.CancelFunc
}

func newBed(t *testing.T) *bed {
	t.Helper()
	dir := t.TempDir()
	st, err := store.Open(filepath.Join(dir, "store.db"))
	must(t, err)
	lg, err := logs.Open(filepath.Join(dir, "logs"))
	must(t, err)
	reg, err := registry.Open(filepath.Join(dir, "registry"))
	must(t, err)
	srv := httptest.NewServer(reg)
	b := &bed{t: t, store: st, logs: lg, image: push(t, strings.TrimPrefix(srv.URL, "http://"))}
	ports := process.NewPorts()
	t.Cleanup(ports.Close)
	b.Runtime = New(Config{
		Dir: dir, Store: st, Logs: lg, Registry: reg, Clock: clock.New(1), Ports: ports, Endpoint: "http://127.0.0.1:4566",
		Resolve: func(name string) (string, bool) {
			addr, ok := map[string]string{
				"internal.dev.cambio.example":               "127.0.0.1:7001",
				"main.abc.us-east-1.rds.amazonaws.com:5432": "127.0.0.1:7002",
			}[name]
			return addr, ok
		},
	})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- b.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		must(t, <-done)
		srv.Close()
		must(t, lg.Close())
		must(t, st.Close())
	})
	return b
}

// push makes an image whose program is a link to this test binary, and pushes it.
func push(t *testing.T, host string) string {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	var files bytes.Buffer
	tw := tar.NewWriter(&files)
	must(t, tw.WriteHeader(&tar.Header{Name: "app/", Typeflag: tar.TypeDir, Mode: 0o755}))
	must(t, tw.WriteHeader(&tar.Header{Name: "app/program", Typeflag: tar.TypeSymlink, Linkname: self}))
	must(t, tw.Close())
	layer, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(files.Bytes())), nil })
	must(t, err)
	img, err := mutate.AppendLayers(empty.Image, layer)
	must(t, err)
	img, err = mutate.Config(img, v1.Config{Entrypoint: []string{"/app/program"}, WorkingDir: "/app", Env: []string{"FROM_IMAGE=yes"}})
	must(t, err)
	ref, err := name.ParseReference(host+"/cambio/program:1", name.Insecure)
	must(t, err)
	must(t, remote.Write(ref, img))
	return "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/program:1"
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// start runs a task of a container definition and returns its ARN.
func (b *bed) start(c map[string]any) string {
	b.t.Helper()
	if c["image"] == nil {
		c["image"] = b.image
	}
	c["name"] = "program"
	c["logConfiguration"] = map[string]any{"logDriver": "awslogs", "options": map[string]string{
		"awslogs-group": "/cambio/dev/program", "awslogs-region": region, "awslogs-stream-prefix": "ecs"}}
	raw, err := json.Marshal([]any{c})
	must(b.t, err)
	n, err := b.store.Next(account, "test")
	must(b.t, err)
	definition := fmt.Sprintf("arn:aws:ecs:us-east-1:111111111111:task-definition/program:%d", n)
	must(b.t, b.store.Put(store.Key{Account: account, Region: region, Type: "aws_ecs_task_definition", ID: definition},
		store.Attributes{"arn": definition, "family": "program", "revision": n, "container_definitions": string(raw)}))
	arn := fmt.Sprintf("arn:aws:ecs:us-east-1:111111111111:task/cambio-dev/%032d", n)
	must(b.t, b.Start(b.t.Context(), store.Task{ARN: arn, Cluster: clusterARN, Group: "service:program", TaskDefinition: definition}))
	return arn
}

func (b *bed) await(arn, status string) store.Task {
	b.t.Helper()
	key, err := taskKey(arn)
	must(b.t, err)
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		rec, err := b.store.Get(key)
		must(b.t, err)
		task, err := store.Decode[store.Task](rec)
		must(b.t, err)
		if task.LastStatus == status {
			return task
		}
		if task.LastStatus == "STOPPED" {
			b.t.Fatalf("task stopped: %s %s", task.StopCode, task.StoppedReason)
		}
	}
	b.t.Fatalf("task is not %s after 30 s", status)
	return store.Task{}
}

func server(env map[string]string) map[string]any {
	list := []map[string]string{{"name": "ROLE", "value": "server"}}
	for k, v := range env {
		list = append(list, map[string]string{"name": k, "value": v})
	}
	return map[string]any{"portMappings": []any{map[string]int{"containerPort": 8080}}, "environment": list}
}

// ask reads a variable of the task's environment from the task itself.
func ask(t *testing.T, task store.Task, variable string) string {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		resp, err := http.Get("http://" + task.Address + "/env/" + variable)
		if err == nil {
			defer resp.Body.Close()
			body, err := io.ReadAll(resp.Body)
			must(t, err)
			return string(body)
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

func TestTaskSeesItsEnvironment(t *testing.T) {
	b := newBed(t)
	secret := "arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!db-1-AbCdEf"
	must(t, b.store.Put(store.Key{Account: account, Region: region, Type: "secret_version", ID: secret},
		store.Attributes{"secret_string": `{"username":"cambio","password":"hunter2"}`}))
	must(t, b.store.Put(store.Key{Account: account, Region: region, Type: "aws_ssm_parameter", ID: "/cambio/dev/key"}, store.Attributes{"value": "k3y"}))
	c := server(map[string]string{
		"ACCOUNTS_URL": "https://internal.dev.cambio.example",
		"DATABASE_URL": "postgres://cambio@main.abc.us-east-1.rds.amazonaws.com:5432/main?sslmode=require",
		"OTHER":        "see https://docs.cambio.example/x or mail a@b.example",
	})
	c["secrets"] = []map[string]string{
		{"name": "PGPASSWORD", "valueFrom": secret + ":password::"},
		{"name": "BY_NAME", "valueFrom": "arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!db-1:username::"},
		{"name": "KEY", "valueFrom": "arn:aws:ssm:us-east-1:111111111111:parameter/cambio/dev/key"},
	}
	task := b.await(b.start(c), "RUNNING")
	for variable, want := range map[string]string{
		"ACCOUNTS_URL":     "http://127.0.0.1:7001",
		"DATABASE_URL":     "postgres://cambio@127.0.0.1:7002/main?sslmode=disable",
		"OTHER":            "see https://docs.cambio.example/x or mail a@b.example",
		"PGPASSWORD":       "hunter2",
		"BY_NAME":          "cambio",
		"KEY":              "k3y",
		"FROM_IMAGE":       "yes",
		"AWS_ENDPOINT_URL": "http://127.0.0.1:4566",
		"FLOTA_TASK":       task.ARN,
	} {
		if got := ask(t, task, variable); got != want {
			t.Errorf("%s = %q, want %q", variable, got, want)
		}
	}
}

func TestCrashIsRecordedWithItsLog(t *testing.T) {
	b := newBed(t)
	task := b.await(b.start(map[string]any{"environment": []map[string]string{{"name": "ROLE", "value": "crash"}}}), "STOPPED")
	if task.StopCode != "EssentialContainerExited" || task.ExitCode == nil || *task.ExitCode != 7 {
		t.Errorf("stopped with %s, exit code %v", task.StopCode, task.ExitCode)
	}
	events, err := b.logs.Read(logs.Group{Account: account, Region: region, Name: "/cambio/dev/program"}, logs.Query{Streams: []string{task.LogStream}})
	must(t, err)
	if len(events) != 1 || events[0].Message != "cannot reach the moon" {
		t.Errorf("log: %v", events)
	}
}

func TestFailuresToStartSayWhy(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(map[string]any)
		want   string
	}{
		"no image": {func(c map[string]any) { c["image"] = "x.example/cambio/other:9" }, "CannotPullContainerError: x.example/cambio/other:9: not found"},
		"no secret": {func(c map[string]any) {
			c["secrets"] = []map[string]string{{"name": "KEY", "valueFrom": "arn:aws:ssm:us-east-1:111111111111:parameter/nowhere"}}
		}, "ResourceInitializationError: secret KEY: no parameter /nowhere in account 111111111111"},
		"no program": {func(c map[string]any) { c["entryPoint"] = []string{"/app/other"} }, "CannotStartContainerError: the image has no /app/other"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBed(t)
			c := server(nil)
			tt.change(c)
			task := b.await(b.start(c), "STOPPED")
			if task.StopCode != "TaskFailedToStart" || task.StoppedReason != tt.want {
				t.Errorf("stopped with %s: %q, want %q", task.StopCode, task.StoppedReason, tt.want)
			}
		})
	}
}

func TestStop(t *testing.T) {
	b := newBed(t)
	arn := b.start(server(nil))
	b.await(arn, "RUNNING")
	must(t, b.Stop(arn, "ServiceSchedulerInitiated", "scaled in", 10*time.Second))
	task := b.await(arn, "STOPPED")
	if task.StoppedReason != "scaled in" || *task.ExitCode != 128+int(syscall.SIGTERM) {
		t.Errorf("stopped: %q, exit code %d", task.StoppedReason, *task.ExitCode)
	}
	if err := b.Stop(arn, "", "", 0); !errors.Is(err, ErrNotRunning) {
		t.Errorf("second stop: %v, want ErrNotRunning", err)
	}
}

func TestStopKillsTheDeafAfterGrace(t *testing.T) {
	b := newBed(t)
	arn := b.start(map[string]any{"environment": []map[string]string{{"name": "ROLE", "value": "deaf"}}})
	task := b.await(arn, "RUNNING")
	group := logs.Group{Account: account, Region: region, Name: "/cambio/dev/program"}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		events, _ := b.logs.Read(group, logs.Query{Streams: []string{task.LogStream}})
		if len(events) > 0 || time.Now().After(deadline) {
			break
		}
	}
	must(t, b.Stop(arn, "ServiceSchedulerInitiated", "scaled in", 50*time.Millisecond))
	if task := b.await(arn, "STOPPED"); *task.ExitCode != 128+int(syscall.SIGKILL) {
		t.Errorf("exit code %d", *task.ExitCode)
	}
}

// TestRecover plays a sandbox that was killed: its task's record says RUNNING,
// and on systems without a death signal its process does too.
func TestRecover(t *testing.T) {
	b := newBed(t)
	arn := b.start(server(nil))
	before := b.await(arn, "RUNNING")
	again := New(b.cfg)
	must(t, again.Recover())
	if task := b.await(arn, "STOPPED"); task.StoppedAt.IsZero() {
		t.Error("no time of stopping")
	}
	for deadline := time.Now().Add(10 * time.Second); syscall.Kill(before.PID, 0) == nil; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the process still runs")
		}
	}
}
