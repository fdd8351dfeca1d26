// Package life ends the sandbox with kill -9, again and again, and holds that
// nothing of what it kept is lost.
package life

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/ledger"
	"flota.dev/flota/internal/load"
	"flota.dev/flota/internal/release"
	"flota.dev/flota/internal/stack"
	"flota.dev/flota/test/bed"
)

func TestMain(m *testing.M) { bed.Main(m) }

// host is where the fleet answers.
const host = "dev.life.example"

// world is the fleet with what its clients know of it.
type world struct {
	*bed.Fleet
	t *testing.T
}

// TestKill takes one fleet through all of its sandbox's deaths, since it takes
// Terraform a while to make one.
func TestKill(t *testing.T) {
	f := bed.New(t, "life")
	f.Up(60)
	f.Run("apply", "--yes")
	f.Run("deploy", "--all", "--env", bed.Env, "--version", "v1")
	for _, step := range []struct {
		name string
		run  func(world)
	}{
		{"everything is there again", world.everything},
		{"in the bake", world.bake},
		{"in a pause, and the deployer too", world.pause},
		{"in a pause, and the deployer goes on", world.watchedPause},
		{"afterwards", world.afterwards},
	} {
		if !t.Run(step.name, func(t *testing.T) { step.run(world{f, t}) }) {
			return // what follows would only fail because of it
		}
	}
}

// kept is what must outlive a sandbox.
type kept struct {
	Notes    int
	Versions map[string]string
	Objects  []string
	Alarms   []string
	Images   map[string]bool
}

func (w world) everything() {
	w.write(500 * time.Millisecond)
	before, lines := w.kept(), w.lines("prices")
	if before.Notes == 0 || len(before.Alarms) == 0 || lines == "" {
		w.t.Fatalf("nothing to lose: %+v, log %q", before, lines)
	}
	w.Kill()
	awaitNoProcess(w.t, w.Fleet)
	if o := w.Try("status"); o.Exit == 0 {
		w.t.Error("flota status succeeds without a sandbox")
	}
	w.Up(60)
	for _, service := range w.Names() {
		w.AwaitHealthy(service)
	}
	if diff := cmp.Diff(before, w.kept()); diff != "" {
		w.t.Errorf("what the sandbox kept (-before the kill +after):\n%s", diff)
	}
	if again := w.lines("prices"); len(again) < len(lines) || again[:len(lines)] != lines {
		w.t.Errorf("log lines are lost; before:\n%s\nafter:\n%s", lines, again)
	}
	w.noDrift()
	w.write(500 * time.Millisecond)
}

// write adds notes and looks at prices for a while, and fails if any request does.
func (w world) write(d time.Duration) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), d)
	defer cancel()
	g := load.New(50, []load.Request{
		{Method: http.MethodPost, URL: w.Sandbox.Edge + "/notes", Host: host},
		{Method: http.MethodGet, URL: w.Sandbox.Edge + "/prices/1", Host: host},
	})
	g.Run(ctx)
	if r := g.Total(); r.Dropped > 0 {
		w.t.Errorf("%d of %d requests dropped: %v", r.Dropped, r.Requests, g.Reasons())
	}
}

func (w world) kept() kept {
	w.t.Helper()
	notes, _ := w.get("/notes")
	n, err := strconv.Atoi(notes)
	if err != nil {
		w.t.Fatal(err)
	}
	k := kept{Notes: n, Versions: map[string]string{}, Images: map[string]bool{}}
	for _, service := range w.Names() {
		k.Versions[service] = w.Row(service).Version
		w.resources(service, &k)
	}
	if k.Objects, err = w.Shared().Bucket(stack.Bucket(w.Fleet.Fleet)).List(w.t.Context(), "", "", 0); err != nil {
		w.t.Fatal(err)
	}
	return k
}

// resources adds a service's alarms and image, by the outputs of its stack.
func (w world) resources(service string, k *kept) {
	w.t.Helper()
	ports := w.Cloud().Release()
	stored, found, err := w.Shared().Bucket(stack.Bucket(w.Fleet.Fleet)).Load(w.t.Context(), "service/"+service+"/"+bed.Env)
	if err != nil || !found {
		w.t.Fatalf("outputs of %s: found %t, %v", service, found, err)
	}
	outputs, err := release.OutputsOf(stored)
	if err != nil {
		w.t.Fatal(err)
	}
	alarms, err := ports.Signals.Alarms(w.t.Context(), outputs.Alarms)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, a := range alarms {
		k.Alarms = append(k.Alarms, a.Name)
	}
	slices.Sort(k.Alarms)
	last := w.last(service)
	image := release.Image{Repository: w.Name + "/" + service, Digest: last.Digest}
	if k.Images[image.Digest], err = ports.Inputs.HasImage(w.t.Context(), image); err != nil {
		w.t.Fatal(err)
	}
}

// last returns what the ledger knows of a service's last release.
func (w world) last(service string) ledger.Release {
	w.t.Helper()
	r, err := ledger.New(w.Shared().Bucket(stack.Bucket(w.Fleet.Fleet))).Last(w.t.Context(), bed.Env, service)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w world) lines(service string) string {
	w.t.Helper()
	return w.Run("logs", service, "--env", bed.Env, "--lines", "1000")
}

func (w world) noDrift() {
	w.t.Helper()
	if o := w.Try("plan", "--detailed-exitcode"); o.Exit != 0 {
		w.t.Errorf("flota plan: exit %d, want nothing to do\n%s%s", o.Exit, o.Out, o.Err)
	}
}

// get asks at the edge, and returns the answer and the version that gave it.
func (w world) get(path string) (body, version string) {
	w.t.Helper()
	req, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, w.Sandbox.Edge+path, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	req.Host = host
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		w.t.Fatalf("GET %s: %s %v: %s", path, resp.Status, err, raw)
	}
	return string(raw), resp.Header.Get("X-Version")
}

// deploying is a flota deploy that goes on in the background.
type deploying struct {
	cmd   *exec.Cmd
	ended chan struct{}
}

func (w world) deploy(service, version string) *deploying {
	w.t.Helper()
	d := &deploying{cmd: w.Command("deploy", service, "--env", bed.Env, "--version", version), ended: make(chan struct{})}
	d.cmd.Stdout, d.cmd.Stderr = w.t.Output(), w.t.Output()
	if err := d.cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	go func() {
		defer close(d.ended)
		_ = d.cmd.Wait() // the exit code tells
	}()
	return d
}

// exit waits for the command and returns its exit code.
func (w world) exit(d *deploying) int {
	w.t.Helper()
	bed.Await(w.t, "flota deploy ends", func() bool {
		select {
		case <-d.ended:
			return true
		default:
			return false
		}
	})
	return d.cmd.ProcessState.ExitCode()
}

func (w world) awaitStage(service, version, stage string) {
	w.t.Helper()
	bed.Await(w.t, fmt.Sprintf("%s %s is at %s", service, version, stage), func() bool {
		r := w.Row(service)
		return r.Going != nil && r.Going.Version == version && r.Going.Stage == stage
	})
}

// settled waits until a service is healthy, holds that all clients get one
// version and that the ledger says so, and returns how the last release ended.
func (w world) settled(service, path string) ledger.Release {
	w.t.Helper()
	row := w.AwaitHealthy(service)
	for range 20 {
		if _, version := w.get(path); version != row.Version {
			w.t.Errorf("%s answers as %s, but flota status says %s", service, version, row.Version)
		}
	}
	return w.last(service)
}
