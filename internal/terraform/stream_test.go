package terraform

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
)

var update = flag.Bool("update", false, "write the golden files anew")

// recorder keeps the events it is sent.
type recorder struct {
	mu     sync.Mutex
	events []event.Event
}

func (r *recorder) Emit(e event.Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
}

func (r *recorder) all() []event.Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]event.Event(nil), r.events...)
}

// heard is all that is made of one run's output.
type heard struct {
	Plan    *provision.Plan
	Applied *provision.Applied
	Events  []event.Event
	Errors  diag.List
}

// TestStreamOfRealRuns reads what Terraform and OpenTofu have really said.
func TestStreamOfRealRuns(t *testing.T) {
	names, err := filepath.Glob("testdata/stream/*.jsonl")
	if err != nil || len(names) == 0 {
		t.Fatalf("no recorded runs: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".jsonl"), func(t *testing.T) {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sink := &recorder{}
			r := New(Engine{}, Target{}, sink)
			r.mask.Add("hunter2hunter2")
			w := stack.Work{Instance: stack.Instance{ID: "base/dev"}, Dir: "instances/base.dev"}
			s := r.stream(w)
			if err := lines(bytes.NewReader(src), s.line); err != nil {
				t.Fatal(err)
			}
			h := heard{Plan: s.plan("p"), Applied: s.applied(), Events: sink.all()}
			h.Errors, _ = errors.AsType[diag.List](r.failure(context.Background(), w, "apply", s, ended{code: 1}))
			got, err := json.MarshalIndent(h, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(got, []byte("hunter2")) {
				t.Error("a sensitive value got through")
			}
			golden(t, strings.TrimSuffix(name, ".jsonl")+".golden.json", append(got, '\n'))
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// FuzzStream checks that no output, however broken, stops flota.
func FuzzStream(f *testing.F) {
	names, err := filepath.Glob("testdata/stream/*.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("not JSON\n{\"type\":\"planned_change\"}\n{\"type\":\"diagnostic\",\"diagnostic\":null}\n[]"))
	f.Fuzz(func(t *testing.T, src []byte) {
		r := New(Engine{}, Target{}, event.Discard)
		w := stack.Work{Instance: stack.Instance{ID: "base/dev"}}
		s := r.stream(w)
		if err := lines(bytes.NewReader(src), s.line); err != nil {
			t.Fatal(err)
		}
		s.plan("p")
		s.applied()
		if r.failure(context.Background(), w, "plan", s, ended{code: 1}) == nil {
			t.Error("a run that failed gave no error")
		}
	})
}
