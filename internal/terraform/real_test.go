package terraform

import (
	"context"
	"encoding/json"
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/secret"
	"flota.dev/flota/internal/stack"
)

const localBackend = "terraform {\n  backend \"local\" {}\n}\n"

const s3Backend = "terraform {\n  backend \"s3\" {}\n}\n"

// counted has as many resources as its variable says, and a sensitive value.
const counted = `
variable "n" { type = number }
variable "password" {
  type      = string
  sensitive = true
  default   = "correct-horse"
}
resource "terraform_data" "it" {
  count = var.n
  input = var.password
}
output "ids" { value = terraform_data.it[*].id }
output "password" {
  value     = var.password
  sensitive = true
}
`

// slow can be interrupted while it is applied.
const slow = `
resource "terraform_data" "slow" {
  provisioner "local-exec" { command = "touch started; exec sleep 60" }
}
`

// real returns a Runner over the real engine.
func real(t *testing.T, target Target, sink event.Sink) *Runner {
	t.Helper()
	e, err := Finder{}.Find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return New(e, target, sink)
}

func plan(t *testing.T, r *Runner, w stack.Work) *provision.Plan {
	t.Helper()
	if err := r.Init(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	p, err := r.Plan(t.Context(), w, provision.PlanOptions{File: filepath.Join(w.Dir, "p"), Lock: true})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPlanAndApplyForReal(t *testing.T) {
	sink := &recorder{}
	r := real(t, Target{}, sink)
	w := directory(t, map[string]string{"main.tf": localBackend + counted, "terraform.tfvars.json": `{"n":2}`})
	p := plan(t, r, w)
	if want := (event.Changes{Add: 2}); p.Changes != want || len(p.Resources) != 2 || p.Empty() || p.After() != 2 {
		t.Errorf("got plan %+v", p)
	}
	a, err := r.Apply(t.Context(), w, p.File)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	if err := json.Unmarshal(a.Outputs["ids"], &ids); err != nil || len(ids) != 2 {
		t.Errorf("got outputs %s", a.Outputs)
	}
	if _, kept := a.Outputs["password"]; kept {
		t.Error("a sensitive output was kept")
	}
	if started := len(sink.all()); started != 4 {
		t.Errorf("got %d events, want one for the start and one for the end of each resource", started)
	}
	again := plan(t, r, w)
	if !again.Empty() || again.Managed != 2 || again.After() != 2 {
		t.Errorf("got plan %+v, want an empty one of 2 resources", again)
	}
	outputs, err := r.Outputs(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(compact(t, a.Outputs), compact(t, outputs)); diff != "" {
		t.Errorf("the outputs that apply told are not those of the state (-apply +state):\n%s", diff)
	}
}

func compact(t *testing.T, o stack.Outputs) map[string]any {
	t.Helper()
	out := map[string]any{}
	for name, raw := range o {
		var v any
		if err := json.Unmarshal(raw, &v); err != nil {
			t.Fatal(err)
		}
		out[name] = v
	}
	return out
}

func TestDestroyForReal(t *testing.T) {
	r := real(t, Target{}, event.Discard)
	w := directory(t, map[string]string{"main.tf": localBackend + counted, "terraform.tfvars.json": `{"n":2}`})
	if _, err := r.Apply(t.Context(), w, plan(t, r, w).File); err != nil {
		t.Fatal(err)
	}
	p, err := r.Plan(t.Context(), w, provision.PlanOptions{File: filepath.Join(w.Dir, "p"), Destroy: true})
	if err != nil {
		t.Fatal(err)
	}
	if want := (event.Changes{Remove: 2}); p.Changes != want || p.After() != 0 {
		t.Errorf("got plan %+v", p)
	}
	if _, err := r.Apply(t.Context(), w, p.File); err != nil {
		t.Fatal(err)
	}
}

func TestShowHidesWhatIsSensitive(t *testing.T) {
	r := real(t, Target{}, event.Discard)
	w := directory(t, map[string]string{"main.tf": localBackend + counted, "terraform.tfvars.json": `{"n":1,"password":"from-a-file"}`})
	p := plan(t, r, w)
	r.mask = secret.Mask{} // only what Terraform marks is left to go by
	shown, err := r.Show(t.Context(), w, p.File)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(shown), "from-a-file") {
		t.Errorf("a sensitive value shows: %s", shown)
	}
	if !strings.Contains(string(shown), `"address":"terraform_data.it[0]"`) || !strings.Contains(string(shown), secret.Hidden) {
		t.Errorf("the plan is not whole: %s", shown)
	}
}

func TestProblemsNameThePlace(t *testing.T) {
	r := real(t, Target{}, event.Discard)
	w := directory(t, map[string]string{"main.tf": localBackend + "output \"x\" {\n  value = var.nope\n}\n"})
	if err := r.Init(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	_, planned := r.Plan(t.Context(), w, provision.PlanOptions{File: filepath.Join(w.Dir, "p")})
	for step, err := range map[string]error{"plan": planned, "validate": r.Validate(t.Context(), w)} {
		list, _ := errors.AsType[diag.List](err)
		if len(list) != 1 {
			t.Fatalf("%s: got %v, want one problem", step, err)
		}
		p := list[0]
		if p.What != "base/dev: reference to undeclared input variable" || p.At.Line != 5 ||
			filepath.Base(p.At.File) != "main.tf" || p.Excerpt != "  value = var.nope" {
			t.Errorf("%s: got %#v", step, p)
		}
	}
}

func TestInitIsNotRepeated(t *testing.T) {
	r := real(t, Target{}, event.Discard)
	w := directory(t, map[string]string{"main.tf": localBackend})
	for i, c := range []struct {
		code string
		runs bool
	}{{"a", true}, {"a", false}, {"b", true}} {
		left := filepath.Join(w.Dir, ".terraform", "terraform.tfstate")
		if err := os.RemoveAll(left); err != nil {
			t.Fatal(err)
		}
		w.Code = c.code
		if err := r.Init(t.Context(), w); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(left); (err == nil) != c.runs {
			t.Errorf("time %d: init ran %t, want %t", i+1, err == nil, c.runs)
		}
	}
}

// inS3 returns a target whose states are in an S3 of the test's own, and a
// function that lists what is in there.
func inS3(t *testing.T, w *stack.Work) (Target, func() []string) {
	t.Helper()
	backend := s3mem.New()
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	w.State = stack.State{Bucket: "states", Key: "base/dev/terraform.tfstate", Account: "111111111111", Region: "us-east-1"}
	if err := backend.CreateBucket(w.State.Bucket); err != nil {
		t.Fatal(err)
	}
	return Target{Endpoint: server.URL}, func() []string {
		list, err := backend.ListBucket(w.State.Bucket, nil, gofakes3.ListBucketPage{})
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, o := range list.Contents {
			keys = append(keys, o.Key)
		}
		return keys
	}
}

func TestStateInS3(t *testing.T) {
	w := directory(t, map[string]string{"main.tf": s3Backend + counted, "terraform.tfvars.json": `{"n":1}`})
	target, keys := inS3(t, &w)
	r := real(t, target, event.Discard)
	if _, err := r.Apply(t.Context(), w, plan(t, r, w).File); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"base/dev/terraform.tfstate"}, keys()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestInterruptLeavesNoLock(t *testing.T) {
	w := directory(t, map[string]string{"main.tf": s3Backend + slow})
	target, keys := inS3(t, &w)
	r := real(t, target, event.Discard)
	p := plan(t, r, w)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		eventually(t, "the resource is being made", func() bool { return exists(w, "started") })
		cancel()
	}()
	_, err := r.Apply(ctx, w, p.File)
	if diag.ExitOf(err) != diag.Interrupted {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff([]string{"base/dev/terraform.tfstate"}, keys()); diff != "" {
		t.Errorf("what is left in the bucket (-want +got):\n%s", diff)
	}
}

func TestLockOfAnotherIsNamed(t *testing.T) {
	files := map[string]string{"main.tf": s3Backend + slow}
	first, second := directory(t, files), directory(t, files)
	target, _ := inS3(t, &first)
	second.State = first.State
	r := real(t, target, event.Discard)
	p := plan(t, r, first)
	if err := r.Init(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = r.Apply(ctx, first, p.File)
	}()
	eventually(t, "the resource is being made", func() bool { return exists(first, "started") })
	_, err := r.Plan(t.Context(), second, provision.PlanOptions{File: filepath.Join(second.Dir, "p"), Lock: true})
	cancel()
	<-done
	if !errors.Is(err, provision.ErrLocked) || diag.ExitOf(err) != diag.Locked || !strings.Contains(err.Error(), self()) {
		t.Errorf("got %v, want it to name %s", err, self())
	}
}

// After a kill -9 of Terraform itself the lock stays; in a sandbox the next run
// takes it away, wherever the two ran, and never that of one who lives.
func TestLockOfTheKilledIsRemovedInASandbox(t *testing.T) {
	files := map[string]string{"main.tf": s3Backend + slow}
	w, second := directory(t, files), directory(t, files)
	target, keys := inS3(t, &w)
	target.Holders = t.TempDir()
	second.State = w.State
	r := real(t, target, event.Discard)
	p := plan(t, r, w)
	done := make(chan error)
	go func() {
		_, err := r.Apply(t.Context(), w, p.File)
		done <- err
	}()
	eventually(t, "the resource is being made", func() bool { return exists(w, "started") })
	if err := r.Init(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	locking := provision.PlanOptions{File: filepath.Join(second.Dir, "p"), Lock: true}
	other := real(t, target, event.Discard)
	if _, err := other.Plan(t.Context(), second, locking); !errors.Is(err, provision.ErrLocked) {
		t.Errorf("beside one that lives: got %v", err)
	}
	r.Kill()
	if err := <-done; err == nil {
		t.Error("no error, though Terraform was killed")
	}
	if got := keys(); len(got) == 0 || !strings.HasSuffix(got[len(got)-1], ".tflock") {
		t.Fatalf("Terraform left no lock behind: %v", got)
	}
	if _, err := other.Plan(t.Context(), second, locking); err != nil {
		t.Fatal(err)
	}
	for _, key := range keys() {
		if strings.HasSuffix(key, ".tflock") {
			t.Errorf("%s is still there", key)
		}
	}
	if left, err := os.ReadDir(filepath.Join(target.Holders, w.Instance.Folder())); len(left) > 0 || err != nil {
		t.Errorf("runs that have ended are still known: %v, %v", left, err)
	}
}

func TestStateThatCouldNotBeSavedIsSavedLater(t *testing.T) {
	r := real(t, Target{}, event.Discard)
	w := directory(t, map[string]string{"main.tf": localBackend + counted, "terraform.tfvars.json": `{"n":1}`})
	if _, err := r.Apply(t.Context(), w, plan(t, r, w).File); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(w.Dir, "terraform.tfstate"), filepath.Join(w.Dir, "errored.tfstate")); err != nil {
		t.Fatal(err)
	}
	if p := plan(t, r, w); !p.Empty() {
		t.Errorf("the state was not saved: %+v", p)
	}
	if exists(w, "errored.tfstate") {
		t.Error("the state that was saved is still left behind")
	}
}
