package stack

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

const serviceVariablesTF = `
variable "base" {
  type = object({
    vpc_id             = string
    private_subnet_ids = list(string)
    cluster            = object({ arn = string })
    api                = optional(object({ id = string }))
    databases          = optional(map(object({ endpoint = string, port = number })), {})
    load_balancers     = map(object({ dns_name = string, cross_zone = bool }))
  })
}
variable "core" {
  type = object({ repository = optional(object({ url = string })) })
}
`

// library returns a small library, with one module that all roots could call.
func library() Library {
	stacks := fstest.MapFS{}
	for _, kind := range []Kind{BaseShared, BaseEnvironment, ServiceCore, ServiceEnvironment} {
		root := string(kind)
		stacks[root+"/variables.tf"] = &fstest.MapFile{Data: []byte("variable \"shared\" {\n  type = any\n}\n")}
		stacks[root+"/main.tf"] = &fstest.MapFile{Data: []byte("module \"it\" {\n  source = \"../../modules/network/vpc\"\n}\n")}
		stacks[root+"/README.md"] = &fstest.MapFile{Data: []byte("# For people\n")}
	}
	stacks["service-environment/variables.tf"] = &fstest.MapFile{Data: []byte(serviceVariablesTF)}
	return Library{
		Stacks: stacks,
		Modules: fstest.MapFS{
			"network/vpc/main.tf":            {Data: []byte("# the network\n")},
			"network/vpc/tests/a.tftest.hcl": {Data: []byte("# a test\n")},
		},
	}
}

// movable returns the sample fleet in a folder of its own.
func movable(t *testing.T) *fleet.Fleet {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/fleet")); err != nil {
		t.Fatal(err)
	}
	f, err := fleet.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func instance(t *testing.T, f *fleet.Fleet, id string) Instance {
	t.Helper()
	found, err := Select(All(f), Selection{IDs: []string{id}})
	if err != nil {
		t.Fatal(err)
	}
	return found[0]
}

func materialise(t *testing.T, f *fleet.Fleet, id string, upstream map[string]Outputs) Work {
	t.Helper()
	w, err := NewLayout(f, library()).Materialise(instance(t, f, id), upstream)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestMaterialiseWritesWhatTerraformNeeds(t *testing.T) {
	f := movable(t)
	w := materialise(t, f, "base/dev", nil)
	if want := filepath.Join(f.Dir, ".flota", "terraform", "instances", "base.dev"); w.Dir != want {
		t.Errorf("the directory is %s, want %s", w.Dir, want)
	}
	for name, want := range map[string]bool{
		"main.tf": true, "variables.tf": true, "terraform.tfvars.json": true, "upstream.auto.tfvars.json": true,
		"../../modules/network/vpc/main.tf": true, "../../modules/network/vpc/tests": false, "README.md": false,
	} {
		if _, err := os.Stat(filepath.Join(w.Dir, name)); (err == nil) != want {
			t.Errorf("%s: there %t, want %t", name, err == nil, want)
		}
	}
}

func TestMaterialiseTouchesOnlyWhatChanged(t *testing.T) {
	f := movable(t)
	w := materialise(t, f, "base/dev", nil)
	main := filepath.Join(w.Dir, "main.tf")
	before, err := os.Stat(main)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(w.Dir, "variables.tf"), "# changed by hand\n")
	put(t, filepath.Join(w.Dir, "left.tf"), "# of an older root\n")
	put(t, filepath.Join(w.Dir, ".terraform", "modules", "it", "main.tf"), "# Terraform's own\n")
	again := materialise(t, f, "base/dev", nil)
	after, err := os.Stat(main)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) {
		t.Error("main.tf was written anew, though nothing in it changed")
	}
	if got, _ := os.ReadFile(filepath.Join(w.Dir, "variables.tf")); strings.Contains(string(got), "by hand") {
		t.Error("variables.tf was left as somebody changed it")
	}
	if _, err := os.Stat(filepath.Join(w.Dir, "left.tf")); err == nil {
		t.Error("a file that is no part of the root was left, and would be applied")
	}
	if _, err := os.Stat(filepath.Join(w.Dir, ".terraform", "modules", "it", "main.tf")); err != nil {
		t.Error("what Terraform keeps for itself was removed")
	}
	if w.Inputs != again.Inputs || w.Code != again.Code {
		t.Error("the hashes changed, though nothing else did")
	}
}

func TestHashesTellCodeFromVariables(t *testing.T) {
	f := movable(t)
	applied := func(vpc string) map[string]Outputs {
		return map[string]Outputs{"base/dev": {"vpc_id": json.RawMessage(vpc)}, "service/orders/core": {}}
	}
	a := materialise(t, f, "service/orders/dev", applied(`"vpc-1"`))
	b := materialise(t, f, "service/orders/dev", applied(`"vpc-2"`))
	if a.Code != b.Code {
		t.Error("another output of an upstream stack changed the hash of the Terraform files")
	}
	if a.Inputs == b.Inputs {
		t.Error("another output of an upstream stack did not change the hash of the inputs")
	}
}

func TestPlaceholdersHaveTheDeclaredTypes(t *testing.T) {
	w := materialise(t, movable(t), "service/orders/prod", map[string]Outputs{
		"service/orders/core": {"repository": json.RawMessage(`{"url":"u"}`)},
	})
	if diff := cmp.Diff([]string{"base/prod"}, w.Pending); diff != "" {
		t.Errorf("pending (-want +got):\n%s", diff)
	}
	src, err := os.ReadFile(filepath.Join(w.Dir, "upstream.auto.tfvars.json"))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, filepath.Join("testdata", "placeholders.json"), append(src, '\n'))
}

func TestPlaceholdersFollowTheManifest(t *testing.T) {
	// In dev there is no API Gateway, but a public load balancer; a site has no repository.
	w := materialise(t, movable(t), "service/web/dev", nil)
	src, err := os.ReadFile(filepath.Join(w.Dir, "upstream.auto.tfvars.json"))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Base struct {
			API           any            `json:"api"`
			LoadBalancers map[string]any `json:"load_balancers"`
		} `json:"base"`
		Core map[string]any `json:"core"`
	}
	if err := json.Unmarshal(src, &got); err != nil {
		t.Fatal(err)
	}
	if got.Base.API != nil || len(got.Base.LoadBalancers) != 2 || got.Core["repository"] != nil {
		t.Errorf("got %s", src)
	}
}

func TestOverlayAddsTheServicesOwnFiles(t *testing.T) {
	f := movable(t)
	put(t, filepath.Join(f.Dir, "services", "orders", "terraform", "queue.tf"), "# a queue\n")
	put(t, filepath.Join(f.Dir, "services", "orders", "terraform", "policies", "queue.json"), "{}\n")
	w := materialise(t, f, "service/orders/dev", nil)
	want := map[string]string{
		"queue.tf":            filepath.Join("services", "orders", "terraform", "queue.tf"),
		"policies/queue.json": filepath.Join("services", "orders", "terraform", "policies", "queue.json"),
	}
	if diff := cmp.Diff(want, w.Origins); diff != "" {
		t.Errorf("origins (-want +got):\n%s", diff)
	}
	for name := range want {
		if _, err := os.Stat(filepath.Join(w.Dir, name)); err != nil {
			t.Error(err)
		}
	}
	if core := materialise(t, f, "service/orders/core", nil); core.Origins != nil {
		t.Error("the overlay is of the environment's stack, and reached the core's")
	}
}

func TestOverlayMayNotReplaceAFile(t *testing.T) {
	f := movable(t)
	put(t, filepath.Join(f.Dir, "services", "orders", "terraform", "main.tf"), "# mine\n")
	_, err := NewLayout(f, library()).Materialise(instance(t, f, "service/orders/dev"), nil)
	problem, ok := errors.AsType[*diag.Error](err)
	if !ok || problem.At.File != filepath.Join("services", "orders", "terraform", "main.tf") || !strings.Contains(problem.Hint, "_override.tf") {
		t.Errorf("got %v", err)
	}
}

func TestMaterialiseSaysWhenItCannotWrite(t *testing.T) {
	f := movable(t)
	put(t, filepath.Join(f.Dir, ".flota", "terraform"), "not a folder")
	if _, err := NewLayout(f, library()).Materialise(instance(t, f, "base/dev"), nil); err == nil {
		t.Error("no error, though .flota/terraform is a file")
	}
	if got, _ := os.ReadFile(filepath.Join(f.Dir, ".flota", "terraform")); string(got) != "not a folder" {
		t.Error("a file of somebody else was overwritten")
	}
}
