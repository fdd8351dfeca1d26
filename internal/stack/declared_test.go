package stack

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// roots are the real ones.
var roots = os.DirFS("../../stacks")

// ignored are attributes that the roots take no notice of yet.
var ignored = []string{"edge.cdn", "edge.waf"}

// TestRootsTakeWhatIsRendered checks every rendered variable against the root's
// own declaration: Terraform would refuse the one, and silently drop the attributes of the other.
func TestRootsTakeWhatIsRendered(t *testing.T) {
	f := load(t)
	for _, i := range All(f) {
		t.Run(i.Folder(), func(t *testing.T) {
			declared, err := Declared(roots, i.Root())
			if err != nil {
				t.Fatal(err)
			}
			rendered := render(t, NewLayout(f, Library{Stacks: roots}), i)
			for name, value := range rendered {
				v, ok := declared[name]
				if !ok {
					t.Errorf("%s declares no variable %q", i.Root(), name)
					continue
				}
				if _, err := convert.Convert(value, v.Type); err != nil {
					t.Errorf("%s: %v", name, err)
				}
				undeclared(t, name, value.Type(), v.Type)
			}
			for name, v := range declared {
				if _, ok := rendered[name]; v.Required && !ok {
					t.Errorf("%s requires the variable %q, which is not rendered", i.Root(), name)
				}
			}
		})
	}
}

// render returns all variables of a stack, with placeholders for its upstream.
func render(t *testing.T, l *Layout, i Instance) map[string]cty.Value {
	t.Helper()
	files := map[string][]byte{}
	if _, err := l.variableFiles(i, nil, files); err != nil {
		t.Fatal(err)
	}
	out := map[string]cty.Value{}
	for _, src := range files {
		var variables map[string]json.RawMessage
		if err := json.Unmarshal(src, &variables); err != nil {
			t.Fatal(err)
		}
		for name, raw := range variables {
			var v ctyjson.SimpleJSONValue
			if err := json.Unmarshal(raw, &v); err != nil {
				t.Fatal(err)
			}
			out[name] = v.Value
		}
	}
	return out
}

// undeclared complains of attributes that the declared type does not have.
func undeclared(t *testing.T, at string, got, want cty.Type) {
	switch {
	case got.IsObjectType() && want.IsObjectType():
		for name, inner := range got.AttributeTypes() {
			path := fmt.Sprintf("%s.%s", at, name)
			if want.HasAttribute(name) {
				undeclared(t, path, inner, want.AttributeType(name))
			} else if !slices.Contains(ignored, path) {
				t.Errorf("the root does not declare %s", path)
			}
		}
	case got.IsObjectType() && want.IsMapType():
		for name, inner := range got.AttributeTypes() {
			undeclared(t, at+"."+name, inner, want.ElementType())
		}
	}
}
