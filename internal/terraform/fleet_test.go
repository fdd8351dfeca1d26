package terraform

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
)

const smallFleet = `apiVersion: flota/v1
fleet: small
region: us-east-1
environments:
  dev: {account: "111111111111", domain: dev.small.example}
base:
  network: {cidr: 10.20.0.0/16, zones: 2, nat: single}
services:
  a: {kind: worker, build: {command: make, output: dist, run: [./a]}}
  b: {kind: worker, build: {command: make, output: dist, run: [./b]}}
`

// roots have one resource each, whose id is what the stacks behind them are told.
func roots(extra string) stack.Library {
	const module = "module \"it\" {\n  source = \"../../modules/all/it\"\n  input = "
	files := fstest.MapFS{}
	add := func(kind stack.Kind, variables, input string) {
		src := s3Backend + "output \"of\" { value = module.it.id }\n" + module + input + "\n}\n"
		for _, v := range []string{"fleet", "account", "region"} {
			src += "variable \"" + v + "\" {}\n"
		}
		files[string(kind)+"/main.tf"] = &fstest.MapFile{Data: []byte(src)}
		files[string(kind)+"/variables.tf"] = &fstest.MapFile{Data: []byte(variables)}
	}
	const upstream = "{\n  type = object({ of = string })\n}\n"
	add(stack.BaseShared, "variable \"accounts\" {}\nvariable \"state_bucket\" {}\n", `"shared"`)
	base := ""
	for _, v := range []string{"environment", "domain", "protect", "network", "edge", "databases", "buckets", "alerts"} {
		base += "variable \"" + v + "\" {}\n"
	}
	add(stack.BaseEnvironment, base+"variable \"shared\" "+upstream, "var.network.cidr")
	add(stack.ServiceCore, "variable \"accounts\" {}\nvariable \"service\" {}\nvariable \"shared\" "+upstream, "var.shared.of")
	add(stack.ServiceEnvironment, "variable \"environment\" {}\nvariable \"service\" {}\nvariable \"base\" "+upstream+"variable \"core\" "+upstream,
		`"${var.base.of} ${var.core.of}"`)
	return stack.Library{Stacks: files, Modules: fstest.MapFS{"all/it/main.tf": {Data: []byte(`
variable "input" {}
resource "terraform_data" "it" {
  triggers_replace = var.input
` + extra + `
}
output "id" { value = terraform_data.it.id }
`)}}}
}

// keeper is where the outputs are, in memory.
type keeper struct {
	mu sync.Mutex
	by map[string]stack.Outputs
}

func (k *keeper) Load(_ context.Context, id string) (stack.Outputs, bool, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	o, ok := k.by[id]
	return maps.Clone(o), ok, nil
}

func (k *keeper) Save(_ context.Context, id string, o stack.Outputs) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.by[id] = o
	return nil
}

// bucket makes buckets in an S3 of the test's own.
type bucket struct{ *s3mem.Backend }

func (b bucket) Ensure(_ context.Context, name string) error {
	if ok, err := b.BucketExists(name); ok || err != nil {
		return err
	}
	return b.CreateBucket(name)
}

// site is a fleet that can be loaded again and again, as by one command after another.
type site struct {
	dir     string
	target  Target
	outputs *keeper
	bucket  bucket
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{dir: t.TempDir(), outputs: &keeper{by: map[string]stack.Outputs{}}, bucket: bucket{s3mem.New()}}
	server := httptest.NewServer(gofakes3.New(s.bucket).Server())
	t.Cleanup(server.Close)
	s.target = Target{Endpoint: server.URL}
	s.write(t, smallFleet)
	return s
}

func (s *site) write(t *testing.T, manifest string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, "fleet.yaml"), []byte(manifest), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (s *site) engine(t *testing.T, extra string) *provision.Engine {
	t.Helper()
	f, err := fleet.Load(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	return provision.New(provision.Config{
		Fleet: f, Layout: stack.NewLayout(f, roots(extra)), Terraform: real(t, s.target, event.Discard),
		Outputs: s.outputs, Bucket: s.bucket, Sink: event.Discard,
	})
}

func (s *site) locks(t *testing.T) []string {
	t.Helper()
	list, err := s.bucket.ListBucket("small-state-111111111111-us-east-1", nil, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, o := range list.Contents {
		if strings.HasSuffix(o.Key, ".tflock") {
			out = append(out, o.Key)
		}
	}
	return out
}

func TestFleetForReal(t *testing.T) {
	s := newSite(t)
	planned, err := s.engine(t, "").Plan(t.Context(), provision.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := (event.Changes{Add: 6}); planned.Changes != want {
		t.Errorf("planned %+v, want %+v", planned.Changes, want)
	}
	applied, err := s.engine(t, "").Apply(t.Context(), provision.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := (event.Changes{Add: 6}); applied.Changes != want || applied.Resources != 6 {
		t.Errorf("applied %+v of %d resources, want %+v of 6", applied.Changes, applied.Resources, want)
	}
	again, err := s.engine(t, "").Plan(t.Context(), provision.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if again.Changes.Any() || again.Resources != 6 {
		t.Errorf("planned %+v of %d resources after the apply, want nothing of 6", again.Changes, again.Resources)
	}
	// Another network replaces the base's resource, and with its new id those of the services behind it.
	s.write(t, strings.Replace(smallFleet, "10.20.0.0/16", "10.30.0.0/16", 1))
	changed, err := s.engine(t, "").Apply(t.Context(), provision.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := (event.Changes{Add: 3, Remove: 3}); changed.Changes != want || changed.Resources != 6 {
		t.Errorf("applied %+v of %d resources, want %+v of 6", changed.Changes, changed.Resources, want)
	}
}

func TestReviewedPlanForReal(t *testing.T) {
	s := newSite(t)
	if _, err := s.engine(t, "").Apply(t.Context(), provision.Options{}); err != nil {
		t.Fatal(err)
	}
	s.write(t, strings.Replace(smallFleet, "10.20.0.0/16", "10.30.0.0/16", 1))
	reviewed := t.TempDir()
	base := stack.Selection{IDs: []string{"base/dev"}}
	if _, err := s.engine(t, "").Plan(t.Context(), provision.Options{Out: reviewed, Select: base}); err != nil {
		t.Fatal(err)
	}
	r, err := s.engine(t, "").Apply(t.Context(), provision.Options{Reviewed: reviewed})
	if err != nil {
		t.Fatal(err)
	}
	if want := (event.Changes{Add: 1, Remove: 1}); r.Changes != want {
		t.Errorf("applied %+v, want %+v", r.Changes, want)
	}
	// A second time, as after a flota that was killed, there is nothing left of it to do.
	r, err = s.engine(t, "").Apply(t.Context(), provision.Options{Reviewed: reviewed})
	if err != nil || r.Changes != (event.Changes{}) {
		t.Errorf("applied again: %+v, %v", r.Changes, err)
	}
}

// Interrupted in the middle, an apply stops all its Terraforms in order, and the next one goes on.
func TestInterruptedFleetGoesOn(t *testing.T) {
	s := newSite(t)
	started := filepath.Join(s.dir, "started")
	slowly := "provisioner \"local-exec\" { command = \"touch '" + started + "'; exec sleep 60\" }"
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		eventually(t, "a resource is being made", func() bool { _, err := os.Stat(started); return err == nil })
		cancel()
	}()
	_, err := s.engine(t, slowly).Apply(ctx, provision.Options{})
	if diag.ExitOf(err) != diag.Interrupted {
		t.Errorf("got %v", err)
	}
	if locks := s.locks(t); locks != nil {
		t.Errorf("locks were left behind: %v", locks)
	}
	r, err := s.engine(t, "").Apply(t.Context(), provision.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Resources != 6 {
		t.Errorf("got %d resources, want 6", r.Resources)
	}
}

func TestFailureOfOneStackNamesTheResource(t *testing.T) {
	s := newSite(t)
	failing := "provisioner \"local-exec\" { command = \"echo no room; exit 3\" }"
	r, err := s.engine(t, failing).Apply(t.Context(), provision.Options{})
	list, _ := errors.AsType[diag.List](err)
	if len(list) != 1 || list[0].What != "base/shared: module.it.terraform_data.it: local-exec provisioner error" ||
		list[0].At.File != filepath.Join(".flota", "terraform", "modules", "all", "it", "main.tf") ||
		!strings.Contains(strings.Join(list[0].Detail, "\n"), "no room") {
		t.Errorf("got %#v", list)
	}
	if out, err := json.Marshal(r); err != nil || !strings.Contains(string(out), `"message":"base/shared failed"`) {
		t.Errorf("got %s, want it to say why the others were skipped", out)
	}
}
