package provider

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

// readFiles reads the configuration in a directory of testdata.
func readFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", dir, "*.tf"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files in %s: %v", dir, err)
	}
	files := map[string]string{}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = string(raw)
	}
	return files
}

// TestFleet takes an environment with one of each thing that a fleet has through its life.
func TestFleet(t *testing.T) {
	st := openStore(t)
	tf := newTerraform(t, serve(t, st, Options{}), readFiles(t, "fleet"))
	tf.must("apply", "-input=false", "-auto-approve")
	tf.unchanged()
	checkViews(t, st)
	checkSecrets(t, st, tf)
	tf.must("destroy", "-input=false", "-auto-approve")
	for _, typ := range st.Types() {
		// A task definition outlives its destruction with skip_destroy, and numbers are never used twice.
		if typ != "aws_ecs_task_definition" && typ != "sequence" {
			t.Errorf("after destroy there is still %s: %v", typ, st.List(typ, "", ""))
		}
	}
}

// checkViews reads records as the sandbox's other parts do.
func checkViews(t *testing.T, st *store.Store) {
	t.Helper()
	services := st.List("aws_ecs_service", testAccount, "us-east-1")
	if len(services) != 1 {
		t.Fatalf("%d services", len(services))
	}
	s, err := store.Decode[store.Service](services[0])
	if err != nil {
		t.Fatal(err)
	}
	if s.ARN != services[0].ID || !strings.HasSuffix(s.ARN, ":service/cambio-dev/cambio-dev-orders") || s.Cluster != "arn:aws:ecs:us-east-1:111111111111:cluster/cambio-dev" {
		t.Errorf("service: %+v", s)
	}
	if len(s.LoadBalancers) != 1 || len(s.LoadBalancers[0].Advanced) != 1 || s.Configuration[0].Strategy != "BLUE_GREEN" || s.Configuration[0].BakeTime != 5 {
		t.Errorf("service: %+v", s)
	}
	if !strings.HasSuffix(s.TaskDefinition, ":task-definition/cambio-dev-orders:1") {
		t.Errorf("task definition: %s", s.TaskDefinition)
	}
	for _, r := range st.List("aws_lb_target_group", "", "") {
		g, err := store.Decode[store.TargetGroup](r)
		if err != nil || g.DrainDelay != 15 || g.HealthCheck[0].Matcher != "200" || g.HealthCheck[0].Healthy != 3 {
			t.Errorf("target group: %+v %v", g, err)
		}
	}
}

// checkSecrets holds that write-only values are in the store and nowhere in Terraform's state.
func checkSecrets(t *testing.T, st *store.Store, tf *terraform) {
	t.Helper()
	state, err := os.ReadFile(filepath.Join(tf.dir, "terraform.tfstate"))
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, r := range st.List(store.TypeSecretVersion, "", "") {
		values = append(values, text(r.Attributes["secret_string"]))
	}
	parameter, err := st.Get(store.Key{Account: testAccount, Region: "us-east-1", Type: "aws_ssm_parameter", ID: "/cambio/dev/key"})
	if err != nil || parameter.Attributes["value"] != "hidden too" {
		t.Errorf("parameter: %v %v", parameter.Attributes, err)
	}
	values = append(values, "hidden too")
	if len(values) != 3 {
		t.Errorf("secrets: %v", values)
	}
	for _, v := range values {
		if v == "" || strings.Contains(string(state), strings.Trim(v, "{}")) {
			t.Errorf("%q is empty or in the state", v)
		}
	}
}

// TestAccounts runs Terraform for several accounts and regions at once on one socket.
func TestAccounts(t *testing.T) {
	st := openStore(t)
	reattach := serve(t, st, Options{})
	var wg sync.WaitGroup
	for n := range 4 {
		account, region := strings.Repeat(fmt.Sprint(n+1), 12), []string{"us-east-1", "eu-west-1"}[n%2]
		tf := newTerraform(t, reattach, map[string]string{"main.tf": head + `
data "aws_caller_identity" "this" {}
data "aws_region" "this" {}
resource "aws_cloudwatch_log_group" "this" {
  name = "/cambio/${data.aws_caller_identity.this.account_id}/${data.aws_region.this.region}"
}
resource "aws_ssm_parameter" "this" {
  count = 10
  name  = "/cambio/${count.index}"
  type  = "String"
  value = aws_cloudwatch_log_group.this.arn
}`})
		wg.Go(func() {
			if out, code := tf.run("apply", "-input=false", "-auto-approve", "-var=account="+account, "-var=region="+region); code != 0 {
				t.Errorf("account %s: exit %d\n%s", account, code, out)
			}
		})
	}
	wg.Wait()
	var names []string
	for _, r := range st.List("aws_cloudwatch_log_group", "", "") {
		names = append(names, r.Account+" "+r.Region+" "+r.ID)
	}
	want := []string{
		"111111111111 us-east-1 /cambio/111111111111/us-east-1", "222222222222 eu-west-1 /cambio/222222222222/eu-west-1",
		"333333333333 us-east-1 /cambio/333333333333/us-east-1", "444444444444 eu-west-1 /cambio/444444444444/eu-west-1",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	if n := len(st.List("aws_ssm_parameter", "", "")); n != 40 {
		t.Errorf("%d parameters, want 40", n)
	}
}

// TestReplace holds that only what AWS cannot change makes a new resource.
func TestReplace(t *testing.T) {
	configuration := func(cidr, name, tag string) string {
		return head + fmt.Sprintf(`
resource "aws_vpc" "this" {
  cidr_block = %q
  tags       = { Name = %q }
}
resource "aws_subnet" "this" {
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet(aws_vpc.this.cidr_block, 8, 1)
}
resource "aws_security_group" "this" {
  name   = %q
  vpc_id = aws_vpc.this.id
}`, cidr, tag, name)
	}
	tf := newTerraform(t, serve(t, openStore(t), Options{}), map[string]string{"main.tf": configuration("10.0.0.0/16", "a", "a")})
	tf.must("apply", "-input=false", "-auto-approve")
	for _, c := range []struct {
		name, text string
		want       map[string]string
	}{
		{"nothing", configuration("10.0.0.0/16", "a", "a"), map[string]string{}},
		{"a tag", configuration("10.0.0.0/16", "a", "b"), map[string]string{"aws_vpc.this": "update"}},
		{"a name", configuration("10.0.0.0/16", "b", "a"), map[string]string{"aws_security_group.this": "delete create"}},
		{"a range", configuration("10.1.0.0/16", "a", "a"), map[string]string{
			"aws_vpc.this": "delete create", "aws_subnet.this": "delete create", "aws_security_group.this": "delete create",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := os.WriteFile(filepath.Join(tf.dir, "main.tf"), []byte(c.text), 0o644); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, tf.actions()); diff != "" {
				t.Error(diff)
			}
		})
	}
	tf.must("apply", "-input=false", "-auto-approve")
	tf.unchanged()
}

// TestValidate holds that all that is wrong is reported at once, at its line.
func TestValidate(t *testing.T) {
	tf := newTerraform(t, serve(t, openStore(t), Options{}), map[string]string{"main.tf": head + `
resource "aws_lb_target_group" "this" {
  name        = "a-name-that-is-longer-than-elb-allows"
  target_type = "pod"
  health_check {
    interval = 1
  }
}
resource "aws_iam_role" "this" {
  name               = "x"
  name_prefix        = "y"
  assume_role_policy = "{"
}
resource "aws_s3_bucket" "this" {
  bucket = "Not_Allowed"
}
`})
	out, code := tf.run("validate")
	if code == 0 {
		t.Fatal("validate accepts all")
	}
	for _, want := range []string{
		"must have 1 to 32 characters", `must be one of "instance", "ip", "lambda", "alb"`, "must be between 5 and 300", "invalid JSON",
		"only one of name, name_prefix may be set", "lower-case letters", "on main.tf line 21", "on main.tf line 24",
	} {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
}
