package config

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// TestEvaluateGolden holds what whole modules evaluate to, whatever else is in
// their workspace.
func TestEvaluateGolden(t *testing.T) {
	roots, err := filepath.Glob("testdata/evaluate/*")
	if err != nil {
		t.Fatal(err)
	}
	w := NewWorkspace()
	for _, dir := range roots {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			s, err := w.Evaluate(Options{Dir: dir})
			if err != nil {
				t.Fatal(err)
			}
			p := printer{w: w, dir: dir}
			p.stack(s)
			golden := filepath.Join(dir, "want.txt")
			if *update {
				if err := os.WriteFile(golden, []byte(p.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), p.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// printer writes a stack so that people can read it.
type printer struct {
	strings.Builder
	w   *Workspace
	dir string
}

func (p *printer) stack(s *Stack) {
	for _, r := range s.Resources {
		fmt.Fprintf(p, "%s%s  # %s\n", r.Address, maybe(r.Maybe), p.at(r.Range))
		p.block(r.Block, "  ")
	}
	p.WriteString("\n")
	for _, v := range s.Values {
		name := v.Name
		if v.Module != "" {
			name = v.Module + "." + v.Name
		}
		if v.Sensitive {
			name += " (sensitive)"
		}
		fmt.Fprintf(p, "%s = %s  # %s\n", name, p.value(v.Value), p.at(v.Range))
	}
	for _, l := range s.Left {
		fmt.Fprintf(p, "left %s: %s; %s  # %s\n", l.Address, l.Why, l.Hint, p.at(l.Range))
	}
	for _, f := range s.Files {
		fmt.Fprintf(p, "read %s\n", p.file(f))
	}
}

func maybe(is bool) string {
	if is {
		return " maybe"
	}
	return ""
}

func (p *printer) block(b *Block, indent string) {
	for _, name := range slices.Sorted(maps.Keys(b.Attributes)) {
		a := b.Attributes[name]
		fmt.Fprintf(p, "%s%s = %s  # %d%s\n", indent, name, p.value(a.Value), a.Range.Start.Line, p.origins(a))
	}
	for _, n := range b.Blocks {
		fmt.Fprintf(p, "%s%s%s  # %d-%d\n", indent, strings.Join(append([]string{n.Kind}, n.Labels...), " "), maybe(n.Maybe), n.Range.Start.Line, n.Range.End.Line)
		p.block(n, indent+"  ")
	}
}

func (p *printer) origins(a *Attribute) string {
	var b strings.Builder
	for _, o := range a.Origins() {
		fmt.Fprintf(&b, " < %s:%d", o.What, o.Range.Start.Line)
		if o.Unset {
			b.WriteString(" unset")
		}
	}
	return b.String()
}

func (p *printer) at(r hcl.Range) string {
	return fmt.Sprintf("%s:%d", p.file(r.Filename), r.Start.Line)
}

func (p *printer) file(name string) string {
	rel, err := filepath.Rel(p.dir, name)
	if err != nil {
		return name
	}
	return filepath.ToSlash(rel)
}

func (p *printer) value(v cty.Value) string {
	ty := v.Type()
	switch {
	case !v.IsKnown():
		return "unknown " + ty.FriendlyNameForConstraint()
	case v.IsNull():
		return "null"
	case ty == cty.String:
		return `"` + p.w.Readable(v.AsString()) + `"`
	case ty.IsPrimitiveType():
		s, err := convert.Convert(v, cty.String)
		if err != nil {
			return err.Error()
		}
		return s.AsString()
	case ty.IsObjectType() || ty.IsMapType():
		var all []string
		for k, e := range v.Elements() {
			all = append(all, p.w.Readable(k.AsString())+": "+p.value(e))
		}
		return "{" + strings.Join(all, ", ") + "}"
	}
	var all []string
	for _, e := range v.Elements() {
		all = append(all, p.value(e))
	}
	list := "[" + strings.Join(all, ", ") + "]"
	if ty.IsSetType() {
		return "set" + list
	}
	return list
}
