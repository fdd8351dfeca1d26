package terraform

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/provision"
)

func TestInterruptWaitsForTheEnd(t *testing.T) {
	r, w := fake(t, "orderly", event.Discard)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		eventually(t, "the engine runs", func() bool { return exists(w, "started") })
		cancel()
	}()
	_, err := r.Apply(ctx, w, "p")
	if exists(w, "locked") {
		t.Error("Apply returned before the engine had given back its lock")
	}
	if diag.ExitOf(err) != diag.Interrupted || !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v with exit code %d", err, diag.ExitOf(err))
	}
}

func TestKillEndsAStubbornEngine(t *testing.T) {
	r, w := fake(t, "stubborn", event.Discard)
	r.target.Holders = t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		eventually(t, "the engine runs", func() bool { return exists(w, "started") })
		cancel()
		r.Kill()
	}()
	if _, err := r.Apply(ctx, w, "p"); err == nil {
		t.Error("no error, though the engine was killed")
	}
	h, err := r.hold(w)
	if err != nil {
		t.Fatal(err)
	}
	if dead, others, err := h.dead(); len(dead) != 1 || others || err != nil {
		t.Errorf("that a lock may have been left behind is not known: %q, %v, %v", dead, others, err)
	}
	if err := h.end(true); err != nil {
		t.Error(err)
	}
}

func TestNothingStartsOnceInterrupted(t *testing.T) {
	r, w := fake(t, "orderly", event.Discard)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Apply(ctx, w, "p"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if exists(w, "started") {
		t.Error("the engine was started")
	}
}

func TestFailureTellsWhatWasSaid(t *testing.T) {
	r, w := fake(t, "refuse", event.Discard)
	_, err := r.Plan(t.Context(), w, provision.PlanOptions{File: "p"})
	problem, ok := errors.AsType[*diag.Error](err)
	if !ok || problem.What != "base/dev: plan ended with exit code 1" ||
		strings.Join(problem.Detail, "|") != "half a line of|a complaint" {
		t.Errorf("got %#v", err)
	}
}

// A Terraform that goes on after flota was killed keeps its working directory.
func TestDirectoryIsClaimedAsLongAsTheEngineRuns(t *testing.T) {
	sink := &recorder{}
	r, w := fake(t, "patient", sink)
	mine, err := r.claim(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(r.engine.Path)
	cmd.Dir, cmd.ExtraFiles = w.Dir, []*os.File{mine}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the engine runs", func() bool { return exists(w, "started") })
	mine.Close()
	second := make(chan error)
	go func() {
		f, err := r.claim(t.Context(), w)
		if err == nil {
			f.Close()
		}
		second <- err
	}()
	eventually(t, "the second one says that it waits", func() bool { return len(sink.all()) == 1 })
	select {
	case <-second:
		t.Fatal("two runs had one working directory")
	default:
	}
	touch(t, w, "go")
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if err := <-second; err != nil {
		t.Error(err)
	}
}
