package provider

import (
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/provider/schema"
)

// lookup finds what stands at a dotted path: an attribute, or a block.
func lookup(b *schema.Block, path string) (a *schema.Attribute, found bool) {
	name, rest, nested := strings.Cut(path, ".")
	if !nested {
		_, isBlock := b.Blocks[name]
		return b.Attributes[name], isBlock || b.Attributes[name] != nil
	}
	n, ok := b.Blocks[name]
	if !ok {
		return nil, false
	}
	return lookup(n.Block, rest)
}

// TestTablesFitSchema holds the hand-made tables against the generated schema.
func TestTablesFitSchema(t *testing.T) {
	set, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	for typ, k := range kinds {
		b, ok := set.Resources[typ]
		if !ok {
			t.Errorf("%s: not in the schema", typ)
			continue
		}
		check := func(what string, settable bool, paths ...string) {
			for _, path := range paths {
				a, ok := lookup(b, path)
				switch {
				case !ok:
					t.Errorf("%s: %s: no argument %s", typ, what, path)
				case what == "computed" && (a == nil || !a.Computed):
					t.Errorf("%s: %s is not computed", typ, path)
				case what == "defaults" && (a == nil || !a.Settable()):
					t.Errorf("%s: %s cannot have a default", typ, path)
				case settable && a != nil && !a.Settable():
					t.Errorf("%s: %s: %s cannot be set", typ, what, path)
				}
			}
		}
		check("computed", false, keys(k.computed)...)
		check("defaults", true, keys(k.defaults)...)
		check("rules", true, keys(k.rules)...)
		check("refs", true, keys(k.refs)...)
		check("same", true, keys(k.same)...)
		check("replace", true, fields(k.replace)...)
		check("json", true, fields(k.json)...)
		check("volatile", false, fields(k.volatile)...)
		check("unique", false, fields(k.unique)...)
		for _, g := range k.groups {
			check("group", true, g.names...)
		}
		checkTemplates(t, typ, b, k)
		for _, u := range k.busy {
			user, ok := set.Resources[u.typ]
			if !ok {
				t.Errorf("%s: used by %s, which is not in the schema", typ, u.typ)
				continue
			}
			if _, ok := lookup(user, u.path); !ok {
				t.Errorf("%s: used by %s.%s, which is not there", typ, u.typ, u.path)
			}
		}
		for path, other := range k.refs {
			if _, ok := set.Resources[other]; other != "" && !ok {
				t.Errorf("%s: %s refers to %s, which is not in the schema", typ, path, other)
			}
		}
	}
	for name, paths := range sensitive {
		b := set.Resources[name]
		if data, ok := strings.CutPrefix(name, "data "); ok {
			b = set.DataSources[data]
		}
		for _, path := range fields(paths) {
			if b == nil {
				t.Errorf("sensitive: no type %s", name)
				break
			}
			if a, _ := lookup(b, path); a == nil || !a.Sensitive {
				t.Errorf("sensitive: %s.%s", name, path)
			}
		}
	}
	for name := range sources {
		if set.DataSources[name] == nil {
			t.Errorf("data source %s is not in the schema", name)
		}
	}
}

func keys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

// checkTemplates finds words in templates that are neither arguments nor made up.
func checkTemplates(t *testing.T, typ string, b *schema.Block, k kind) {
	t.Helper()
	templates := []string{k.id, k.key, k.importID}
	for _, v := range k.computed {
		if s, ok := v.(string); ok {
			templates = append(templates, s)
		}
	}
	for _, template := range templates {
		for _, part := range strings.Split(template, "{")[1:] {
			word, _, _ := strings.Cut(part, "}")
			_, made := invent(word)
			_, term := k.terms[word]
			_, ok := lookup(b, word)
			if !ok && !made && !term && word != "account" && word != "region" {
				t.Errorf("%s: {%s} in %q means nothing", typ, word, template)
			}
		}
	}
}
