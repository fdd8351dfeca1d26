package config

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// calculator evaluates expressions with the functions alone.
func calculator(dir string) map[string]function.Function {
	var all, inner map[string]function.Function
	template := func(src []byte, filename string, vars map[string]cty.Value) (cty.Value, error) {
		e, diags := hclsyntax.ParseTemplate(src, filename, hcl.InitialPos)
		if diags.HasErrors() {
			return cty.NilVal, diags
		}
		v, diags := e.Value(&hcl.EvalContext{Variables: vars, Functions: inner})
		if diags.HasErrors() {
			return cty.NilVal, diags
		}
		return v, nil
	}
	all = NewWorkspace().functions(dir, nil, template)
	inner = maps.Clone(all)
	delete(inner, "templatefile")
	return all
}

func calculate(functions map[string]function.Function, expression string) (cty.Value, error) {
	e, diags := hclsyntax.ParseExpression([]byte(expression), "test.tf", hcl.InitialPos)
	if diags.HasErrors() {
		return cty.NilVal, diags
	}
	scope := &hcl.EvalContext{Functions: functions, Variables: map[string]cty.Value{
		"path": cty.ObjectVal(map[string]cty.Value{"module": cty.StringVal(".")}),
	}}
	v, diags := e.Value(scope)
	if diags.HasErrors() {
		return cty.NilVal, diags
	}
	return v, nil
}

// expressions are those of a file of testdata.
func expressions(t testing.TB) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/functions.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// console lets Terraform evaluate an expression and returns what it prints.
func console(t *testing.T, expression string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/functions")); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "terraform", "console", "-no-color")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CHECKPOINT_DISABLE=1", "TF_CLI_CONFIG_FILE="+os.DevNull, "TF_DATA_DIR="+t.TempDir(), "TF_IN_AUTOMATION=1")
	cmd.Stdin = strings.NewReader(expression)
	raw, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("terraform console: %v\n%s", err, raw)
	}
	return strings.TrimSpace(string(raw))
}

// values asks Terraform for the values of some expressions, as JSON; null for one that fails.
func values(t *testing.T, expressions []string) []string {
	t.Helper()
	var list []string
	for _, e := range expressions {
		list = append(list, `try(jsonencode({v = `+e+`}), "null")`)
	}
	printed := console(t, "jsonencode(["+strings.Join(list, ", ")+"])")
	text, err := strconv.Unquote(printed)
	if err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	var out []string
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

var member = regexp.MustCompile(`,?m[0-9]{3}:`)

// types asks Terraform for the types of some expressions.
func types(t *testing.T, expressions []string) []string {
	t.Helper()
	var members []string
	for i, e := range expressions {
		members = append(members, fmt.Sprintf("m%03d = %s", i, e))
	}
	text := strip(console(t, "type({"+strings.Join(members, ", ")+"})"))
	return member.Split(strings.TrimSuffix(text, "})"), -1)[1:]
}

// TestFunctionsAsTerraform compares every expression of the table with
// Terraform's own console: its value and type, or that it fails.
func TestFunctionsAsTerraform(t *testing.T) {
	functions := calculator("testdata/functions")
	// The console reads lines of 64 KiB at most.
	for some := range slices.Chunk(expressions(t), 150) {
		wanted := values(t, some)
		var valid []string
		for i, e := range some {
			if wanted[i] != "null" {
				valid = append(valid, e)
			}
		}
		ty := map[string]string{}
		for i, name := range types(t, valid) {
			ty[valid[i]] = name
		}
		for i, e := range some {
			t.Run(e, func(t *testing.T) { compare(t, functions, e, wanted[i], ty[e]) })
		}
	}
}

func compare(t *testing.T, functions map[string]function.Function, expression, answer, ty string) {
	v, err := calculate(functions, expression)
	if answer == "null" {
		if err == nil {
			t.Errorf("%#v, where Terraform fails", v)
		}
		return
	}
	if err != nil {
		t.Fatalf("%v, where Terraform says %s", err, answer)
	}
	if !v.IsWhollyKnown() {
		t.Fatalf("%#v, where Terraform says %s", v, answer)
	}
	raw, err := ctyjson.Marshal(cty.ObjectVal(map[string]cty.Value{"v": v}), cty.Object(map[string]cty.Type{"v": v.Type()}))
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(answer), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(strip(ty), typeName(v.Type())); diff != "" && !v.IsNull() {
		t.Error(diff)
	}
}

// strip takes out what the console puts between the parts of a type.
func strip(s string) string {
	var b strings.Builder
	for scanner := bufio.NewScanner(strings.NewReader(s)); scanner.Scan(); {
		b.WriteString(strings.TrimSpace(scanner.Text()))
	}
	return strings.NewReplacer(",)", ")", ",}", "}", ",]", "]", ": ", ":").Replace(b.String())
}

// typeName writes a type as the console does.
func typeName(ty cty.Type) string {
	var parts []string
	switch {
	case ty.IsTupleType():
		for _, e := range ty.TupleElementTypes() {
			parts = append(parts, typeName(e))
		}
		return "tuple([" + strings.Join(parts, ",") + "])"
	case ty.IsObjectType():
		for k, e := range ty.AttributeTypes() {
			parts = append(parts, k+":"+typeName(e))
		}
		return "object({" + strings.Join(slices.Sorted(slices.Values(parts)), ",") + "})"
	case ty.IsListType():
		return "list(" + typeName(ty.ElementType()) + ")"
	case ty.IsSetType():
		return "set(" + typeName(ty.ElementType()) + ")"
	case ty.IsMapType():
		return "map(" + typeName(ty.ElementType()) + ")"
	}
	return ty.FriendlyName()
}
