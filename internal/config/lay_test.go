package config

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
)

// laid evaluates a configuration and lays a plan over it.
func laid(t *testing.T, src, plan string) (*Workspace, *Stack, error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	w := NewWorkspace()
	s, err := w.Evaluate(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	p, err := w.ReadPlan("plan.json", []byte(`{"format_version": "1.2", `+plan+`}`))
	if err != nil {
		t.Fatal(err)
	}
	return w, s, s.Lay(p)
}

const change = `{"address": "ADDRESS", "module_address": "MODULE", "mode": "managed", "type": "aws_s3_bucket", "name": "NAME", "change": {"actions": ["ACTION"], "after": AFTER, "after_unknown": UNKNOWN}}`

// changed is a change of a plan.
func changed(module, name, index, action, after, unknown string) string {
	address := within(module, "aws_s3_bucket."+name+index)
	r := strings.NewReplacer("ADDRESS", strings.ReplaceAll(address, `"`, `\"`), "MODULE", strings.ReplaceAll(module, `"`, `\"`), "NAME", name, "ACTION", action, "AFTER", after, "UNKNOWN", unknown)
	return r.Replace(change)
}

func TestLayInstances(t *testing.T) {
	src := `
resource "aws_s3_bucket" "one" {}
resource "aws_s3_bucket" "some" {
  count  = strcontains(aws_s3_bucket.one.arn, "x") ? 2 : 0
  bucket = "b-${sha1(aws_s3_bucket.one.arn)}-${count.index}"
  logging {
    target_bucket = aws_s3_bucket.one.bucket
  }
}
resource "aws_s3_bucket" "each" {
  for_each = strcontains(aws_s3_bucket.one.arn, "x") ? { a = "p" } : {}
  bucket   = each.value
  tags     = { peer = aws_s3_bucket.some[0].arn, self = each.key }
}
resource "aws_s3_bucket" "none" {
  count = endswith(aws_s3_bucket.one.arn, "y") ? 1 : 0
}
`
	plan := `"resource_changes": [` + strings.Join([]string{
		changed("", "one", "", "no-op", `{"arn": "arn:aws:s3:::onex"}`, `{}`),
		changed("", "some", "[0]", "no-op", `{"bucket": "b-1-0", "logging": [{"target_bucket": "one"}], "acl": "private"}`, `{}`),
		changed("", "some", "[1]", "update", `{"logging": [{"target_bucket": "one"}]}`, `{"bucket": true}`),
		changed("", "each", `["a"]`, "create", `{"bucket": "p", "tags": {"peer": "arn:aws:s3:::b-1-0", "self": "a"}}`, `{}`),
		changed("", "gone", "", "delete", `null`, `{}`),
	}, ",") + `]`
	w, s, err := laid(t, src, plan)
	if err != nil {
		t.Fatal(err)
	}
	want := `0 aws_s3_bucket aws_s3_bucket.each["a"]
  bucket = cty.StringVal("p")
  tags = cty.ObjectVal(map[string]cty.Value{"peer":cty.StringVal("${aws_s3_bucket.some[0].arn}${aws_s3_bucket.some[1].arn}"), "self":cty.StringVal("a")})
0 aws_s3_bucket aws_s3_bucket.one
0 aws_s3_bucket aws_s3_bucket.some[0]
  bucket = cty.StringVal("b-1-0")
  logging [] maybe false
    target_bucket = cty.StringVal("${aws_s3_bucket.one.bucket}")
0 aws_s3_bucket aws_s3_bucket.some[1]
  bucket = cty.StringVal("b-(unknown)-(unknown)")
  logging [] maybe false
    target_bucket = cty.StringVal("${aws_s3_bucket.one.bucket}")
`
	if diff := cmp.Diff(want, story(w, s)); diff != "" {
		t.Error(diff)
	}
}

// TestLayKeepsReferences fills in what is not known of values, and keeps the references in them.
func TestLayKeepsReferences(t *testing.T) {
	src := `
resource "aws_s3_bucket" "one" {
  acl = "x"
}
resource "aws_s3_bucket" "two" {
  list  = [aws_s3_bucket.one.arn, sha1(aws_s3_bucket.one.arn), "z"]
  set   = toset([aws_s3_bucket.one.arn, sha1(aws_s3_bucket.one.arn), "z"])
  text  = "${aws_s3_bucket.one.arn}/${sha1(aws_s3_bucket.one.arn)}"
  deep  = { on = strcontains(aws_s3_bucket.one.arn, "q"), peers = [{ arn = aws_s3_bucket.one.arn, n = length(aws_s3_bucket.one.arn) }] }
  flag  = aws_s3_bucket.one.object_lock_enabled
  later = sha1(aws_s3_bucket.one.id)
  part  = [sha1(aws_s3_bucket.one.id), sha1(aws_s3_bucket.one.arn)]
}
`
	plan := `"resource_changes": [` + strings.Join([]string{
		changed("", "one", "", "no-op", `{"arn": "arn:aws:s3:::one", "acl": "x", "object_lock_enabled": true}`, `{"id": true}`),
		changed("", "two", "", "update", `{"list": ["arn:aws:s3:::one", "h", "z"], "set": ["h", "z", "arn:aws:s3:::one"], "text": "arn:aws:s3:::one/h",
  "deep": {"on": false, "peers": [{"arn": "arn:aws:s3:::one", "n": 16}]}, "flag": true, "part": [null, "h"]}`, `{"later": true, "part": [true, false]}`),
	}, ",") + `]`
	w, s, err := laid(t, src, plan)
	if err != nil {
		t.Fatal(err)
	}
	want := `0 aws_s3_bucket aws_s3_bucket.one
  acl = cty.StringVal("x")
0 aws_s3_bucket aws_s3_bucket.two
  deep = cty.ObjectVal(map[string]cty.Value{"on":cty.False, "peers":cty.TupleVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"arn":cty.StringVal("${aws_s3_bucket.one.arn}"), "n":cty.NumberIntVal(16)})})})
  flag = cty.True
  later = cty.UnknownVal(cty.String)
  list = cty.TupleVal([]cty.Value{cty.StringVal("${aws_s3_bucket.one.arn}"), cty.StringVal("h"), cty.StringVal("z")})
  part = cty.TupleVal([]cty.Value{cty.UnknownVal(cty.String), cty.StringVal("h")})
  set = cty.SetVal([]cty.Value{cty.StringVal("${aws_s3_bucket.one.arn}"), cty.StringVal("h"), cty.StringVal("z")})
  text = cty.StringVal("${aws_s3_bucket.one.arn}/h")
`
	if diff := cmp.Diff(want, story(w, s)); diff != "" {
		t.Error(diff)
	}
}

// TestLayInputs takes variables that nobody set, data sources and defaults from the plan.
func TestLayInputs(t *testing.T) {
	src := `
variable "names" {
  type = set(string)
}
variable "size" {
  default = 1
}
variable "kept" {
  default = "x"
}
data "aws_subnets" "all" {}
resource "aws_s3_bucket" "one" {
  for_each = var.names
  bucket   = title(each.key)
  tags     = { size = var.size, kept = var.kept }
}
resource "aws_s3_bucket" "two" {
  for_each = toset(data.aws_subnets.all.ids)
  bucket   = upper(each.key)
  dynamic "grant" {
    for_each = data.aws_subnets.all.ids
    content {
      id = grant.value
    }
  }
}
`
	plan := `"variables": {"names": {"value": ["b", "a"]}, "size": {"value": 2}, "kept": {"value": "x"}},
"prior_state": {"values": {"root_module": {"resources": [{"address": "data.aws_subnets.all", "mode": "data", "type": "aws_subnets", "name": "all", "values": {"id": "eu", "ids": ["s-1"]}}]}}},
"resource_changes": [` + strings.Join([]string{
		changed("", "one", `["a"]`, "create", `{"bucket": "A"}`, `{}`),
		changed("", "one", `["b"]`, "create", `{"bucket": "B"}`, `{}`),
		changed("", "two", `["s-1"]`, "create", `{"bucket": "S-1", "grant": [{"id": "s-1"}]}`, `{}`),
	}, ",") + `]`
	w, s, err := laid(t, src, plan)
	if err != nil {
		t.Fatal(err)
	}
	want := `0 aws_s3_bucket aws_s3_bucket.one["a"]
  bucket = cty.StringVal("A")
  tags = cty.ObjectVal(map[string]cty.Value{"kept":cty.StringVal("x"), "size":cty.NumberIntVal(2)})
0 aws_s3_bucket aws_s3_bucket.one["b"]
  bucket = cty.StringVal("B")
  tags = cty.ObjectVal(map[string]cty.Value{"kept":cty.StringVal("x"), "size":cty.NumberIntVal(2)})
0 aws_s3_bucket aws_s3_bucket.two["s-1"]
  bucket = cty.StringVal("S-1")
  grant [] maybe false
    id = cty.StringVal("s-1")
1 aws_subnets data.aws_subnets.all
var.kept false cty.StringVal("x")
var.names false cty.SetVal([]cty.Value{cty.StringVal("a"), cty.StringVal("b")})
var.size false cty.NumberIntVal(2)
`
	if diff := cmp.Diff(want, story(w, s)); diff != "" {
		t.Error(diff)
	}
}

func TestLayTellsWhatOnlyOneHas(t *testing.T) {
	src := `
resource "aws_s3_bucket" "one" {
  bucket = "written"
}
resource "aws_s3_bucket" "new" {}
module "far" {
  source = "example/far/aws"
  key    = aws_s3_bucket.one.arn
}
`
	plan := `"configuration": {"root_module": {"module_calls": {"far": {"source": "example/far/aws", "expressions": {"key": {"references": ["aws_s3_bucket.one.arn", "aws_s3_bucket.one"]}},
  "module": {"variables": {"key": {}}, "resources": [{"address": "aws_s3_bucket.inner", "expressions": {"bucket": {"references": ["var.key"]}, "versioning": [{"enabled": {"constant_value": true}}]}}]}}}}},
"resource_changes": [` + strings.Join([]string{
		changed("", "one", "", "create", `{"bucket": "planned"}`, `{}`),
		changed("", "old", "", "update", `{"bucket": "old"}`, `{}`),
		changed("module.far", "inner", "", "create", `{"versioning": [{"enabled": true, "mfa_delete": false}], "force_destroy": false}`, `{"bucket": true, "arn": true}`),
	}, ",") + `]`
	w, s, err := laid(t, src, plan)
	if err != nil {
		t.Fatal(err)
	}
	want := `3 module module.far
  key = cty.StringVal("${aws_s3_bucket.one.arn}")
  source = cty.StringVal("example/far/aws")
0 aws_s3_bucket aws_s3_bucket.new
0 aws_s3_bucket aws_s3_bucket.old
  bucket = cty.StringVal("old")
  lifecycle = cty.DynamicVal
0 aws_s3_bucket aws_s3_bucket.one
  bucket = cty.StringVal("written")
0 aws_s3_bucket module.far.aws_s3_bucket.inner
  bucket = cty.StringVal("${aws_s3_bucket.one.arn}")
  lifecycle = cty.DynamicVal
  versioning [] maybe false
    enabled = cty.True
left module.far the module was not fetched
left aws_s3_bucket.new the plan does not have it
left aws_s3_bucket.one the plan has another value of bucket
left aws_s3_bucket.old the plan has it, and the configuration does not
`
	if diff := cmp.Diff(sortedLines(want), sortedLines(story(w, s))); diff != "" {
		t.Error(diff)
	}
	inner := s.Lookup("module.far.aws_s3_bucket.inner")[0]
	if inner.Range.Filename != "plan.json" || inner.Stack != s {
		t.Errorf("what only the plan has stands in %s", inner.Range.Filename)
	}
	if ref, ok := inner.Get("bucket").Ref(); !ok || len(ref.Resources()) != 1 {
		t.Error("the reference of what only the plan has leads nowhere")
	}
}

func sortedLines(s string) string {
	lines := strings.Split(s, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestLayOfAnother(t *testing.T) {
	_, s, err := laid(t, `resource "aws_s3_bucket" "one" {}`, `"resource_changes": [`+changed("", "other", "", "create", `{}`, `{}`)+`]`)
	if diag.ExitOf(err) != diag.BadManifest {
		t.Errorf("a plan of another configuration: %v", err)
	}
	if err := s.Lay(s); diag.ExitOf(err) != diag.BadManifest {
		t.Errorf("a stack that is no plan: %v", err)
	}
}

// FuzzPlan reads any text as a plan, and lays it over a configuration.
func FuzzPlan(f *testing.F) {
	f.Add([]byte(`{"format_version":"1.2","resource_changes":[` + changed("", "one", "[0]", "create", `{"tags":{"a":[null]},"x":[{"y":[{}]}]}`, `{"tags":{"a":[true]},"x":[{"y":true}]}`) + `]}`))
	f.Add([]byte(`{"format_version":"1.0","configuration":{"root_module":{"module_calls":{"m":{"expressions":{"v":{"references":["module.m.o","var.v","each.value"]}},"module":{"outputs":{"o":{"expression":{"references":["var.v","module.m[0].o"]}}}}}},"resources":[null,{"address":"a.b","for_each_expression":{"references":["each.value"]}}],"outputs":{"p":{"expression":{"references":["module.m.o"]}}}}},"resource_changes":[{"address":"module.m.a.b[\"x\"]","module_address":"module.m","mode":"managed","type":"a","name":"b","change":{"actions":["create"],"after":{"c":1e999},"after_unknown":{"d":true}}}]}`))
	w := NewWorkspace()
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := w.ReadPlan("fuzz.json", data)
		if err != nil {
			if diag.ExitOf(err) != diag.BadManifest {
				t.Fatal(err)
			}
			return
		}
		story(w, p)
		s, err := w.Evaluate(Options{Dir: "testdata/plan"})
		if err != nil {
			t.Fatal(err)
		}
		if s.Lay(p) == nil {
			story(w, s)
		}
	})
}
