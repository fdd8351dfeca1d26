package config

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// stackOf evaluates one file.
func stackOf(t *testing.T, file string) (*Workspace, *Stack) {
	t.Helper()
	w := NewWorkspace()
	s, err := w.Evaluate(Options{Dir: file})
	if err != nil {
		t.Fatal(err)
	}
	return w, s
}

// story tells all of a stack but its places.
func story(w *Workspace, s *Stack) string {
	var b strings.Builder
	for _, r := range s.Resources {
		fmt.Fprintf(&b, "%d %s %s\n", r.Mode, r.Type, r.Address)
		tellBlock(&b, w, r.Block, "  ")
	}
	for _, v := range s.Values {
		fmt.Fprintf(&b, "%s %v %s\n", v.Name, v.Sensitive, readable(w, v.Value))
	}
	for _, l := range s.Left {
		fmt.Fprintf(&b, "left %s %s\n", l.Address, l.Why)
	}
	return b.String()
}

func tellBlock(b *strings.Builder, w *Workspace, block *Block, indent string) {
	for _, name := range slices.Sorted(maps.Keys(block.Attributes)) {
		fmt.Fprintf(b, "%s%s = %s\n", indent, name, readable(w, block.Attributes[name].Value))
	}
	for _, n := range block.Blocks {
		fmt.Fprintf(b, "%s%s %v maybe %v\n", indent, n.Kind, n.Labels, n.Maybe)
		tellBlock(b, w, n, indent+"  ")
	}
}

func readable(w *Workspace, v cty.Value) string {
	v, err := cty.Transform(v, func(_ cty.Path, e cty.Value) (cty.Value, error) {
		if e.IsKnown() && !e.IsNull() && e.Type() == cty.String {
			return cty.StringVal(w.Readable(e.AsString())), nil
		}
		return e, nil
	})
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%#v", v)
}

// TestJSONSaysTheSame evaluates one configuration in both languages.
func TestJSONSaysTheSame(t *testing.T) {
	native, json := story(stackOf(t, "testdata/json/native.tf")), story(stackOf(t, "testdata/json/same.tf.json"))
	if !strings.Contains(native, "aws_security_group.web") {
		t.Fatal(native)
	}
	if diff := cmp.Diff(native, json); diff != "" {
		t.Error(diff)
	}
}

// TestJSONPlaces asks where things stand.
func TestJSONPlaces(t *testing.T) {
	_, s := stackOf(t, "testdata/json/same.tf.json")
	src, err := os.ReadFile("testdata/json/same.tf.json")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(src), "\n")
	at := func(r hcl.Range) string { return strings.TrimSpace(lines[r.Start.Line-1]) }
	bucket := s.Lookup("aws_s3_bucket.logs")[0]
	group := s.Lookup("aws_security_group.web")[0]
	for want, got := range map[string]hcl.Range{
		`"logs": {`:                       bucket.Range,
		`"bucket": "${local.name}-logs",`: bucket.Get("bucket").Range,
		`{ "from_port": 443, "to_port": 443, "protocol": "tcp" }`: group.Find("egress")[1].Range,
		`"ingress": {`: group.Find("ingress")[0].Range,
	} {
		if at(got) != want {
			t.Errorf("%s is said to stand in line %d: %s", want, got.Start.Line, at(got))
		}
	}
	if end := strings.TrimSpace(lines[bucket.Range.End.Line-1]); end != "}" || bucket.Range.End.Line-bucket.Range.Start.Line != 6 {
		t.Errorf("the bucket ends in line %d: %s", bucket.Range.End.Line, end)
	}
}

func TestJSONThatIsWrong(t *testing.T) {
	for src, want := range map[string]string{
		"":                                    "1: Invalid JSON: the file ends too early",
		"{":                                   "1: Invalid JSON: the file ends too early",
		"[1]":                                 "1: Invalid JSON: The file must hold one object.",
		"{} {}":                               "1: Invalid JSON: something follows the JSON value",
		"{\n\"resource\": {,\n}}":             "2: Invalid JSON: invalid character ','",
		"{\n\"resource\": 1}":                 `2: Incorrect JSON value type: Either an object or a list of objects is required for the block resource.`,
		"{\n\"bogus\": {}}":                   `2: Unsupported block type: Blocks of type "bogus" are not expected here.`,
		"{\"locals\": {\n\"a\": \"${1 +}\"}}": "2: Invalid expression: Expected the start of an expression, but found an invalid expression token.",
		"{\"locals\": {\"a\": \"" + strings.Repeat("${[", 500) + "\"}}": "1: Brackets or operators are nested too deeply: ",
	} {
		_, diags := parseJSON([]byte(src), "x.tf.json")
		var got []string
		for _, d := range diags {
			got = append(got, fmt.Sprintf("%d: %s: %s", d.Subject.Start.Line, d.Summary, d.Detail))
		}
		if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%.60q: %s", src, diff)
		}
	}
	if _, diags := parseValuesJSON([]byte(`[]`), "x.tfvars.json"); !diags.HasErrors() {
		t.Error("a list is taken for a file of values")
	}
}

func TestValuesJSON(t *testing.T) {
	body, diags := parseValuesJSON([]byte(`{"//": "x", "a": "${b}", "n": 1.5, "deep": {"${x}": [null, true]}}`), "x.tfvars.json")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	got := map[string]string{}
	for name, a := range body.Attributes {
		v, diags := a.Expr.Value(nil)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		got[name] = fmt.Sprintf("%#v", v)
	}
	want := map[string]string{
		"a": `cty.StringVal("${b}")`, "n": "cty.NumberFloatVal(1.5)",
		"deep": `cty.ObjectVal(map[string]cty.Value{"${x}":cty.TupleVal([]cty.Value{cty.NullVal(cty.DynamicPseudoType), cty.True})})`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzJSON reads any text as configuration and as values; what is read must be walkable.
func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"//":1,"locals":[{"a":"${b.c}-x"}],"terraform":{"backend":{"s3":{"a":true}}},"output":{"o":{"value":[1e3,null]}}}`))
	f.Add([]byte(`{"variable":{"a":[{"type":"string"},{}]},"resource":[{"a":{"b":{"dynamic":[{"x":{"content":{}}}]}}}]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, parse := range []func([]byte, string) (*hclsyntax.Body, hcl.Diagnostics){parseJSON, parseValuesJSON} {
			body, diags := parse(src, "fuzz.tf.json")
			if body == nil {
				if !diags.HasErrors() {
					t.Fatal("nothing was read, and nothing said")
				}
				continue
			}
			hclsyntax.VisitAll(body, func(n hclsyntax.Node) hcl.Diagnostics {
				if r := n.Range(); r.Start.Line < 0 || r.Start.Byte > r.End.Byte {
					t.Fatalf("%T stands at %v", n, r)
				}
				return nil
			})
		}
	})
}
