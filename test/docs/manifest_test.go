package docs

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/fleet"
)

var update = flag.Bool("update", false, "write the tables of docs/manifest.md anew")

const manifest = "../../docs/manifest.md"

// marked is a table that stands between two marks.
var marked = regexp.MustCompile(`(?s)<!-- keys: (\w+) -->\n(.*?)<!-- end -->`)

// TestManifestKeys holds the tables of keys to the schema, which the loader reads too.
func TestManifestKeys(t *testing.T) {
	text := read(t, manifest)
	tables := definitions(t)
	var told []string
	want := marked.ReplaceAllStringFunc(text, func(found string) string {
		name := marked.FindStringSubmatch(found)[1]
		told = append(told, name)
		return "<!-- keys: " + name + " -->\n\n" + tables[name] + "\n<!-- end -->"
	})
	if *update {
		if err := os.WriteFile(manifest, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("%s is not what the schema says (go test ./test/docs -update mends it):\n%s", manifest, diff)
	}
	for name := range tables {
		// Service is the same as ServiceFile, but for the overrides.
		if !slices.Contains(told, name) && name != "Service" {
			t.Errorf("%s lacks the keys of %s", manifest, name)
		}
	}
}

// definition is what is used here of a JSON Schema.
type definition struct {
	Description string
	Enum        []any
	Minimum     json.Number
	Maximum     json.Number
	Examples    []any
	Required    []string
	Properties  json.RawMessage
	AnyOf       []definition
}

// definitions returns the table of each type in the schema that has keys.
func definitions(t *testing.T) map[string]string {
	t.Helper()
	var schema struct {
		Defs map[string]definition `json:"$defs"`
	}
	if err := json.Unmarshal(fleet.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for name, d := range maps.All(schema.Defs) {
		for _, form := range append([]definition{d}, d.AnyOf...) {
			if len(form.Properties) > 0 {
				out[name] = table(t, form)
			}
		}
	}
	return out
}

func table(t *testing.T, d definition) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("| key | meaning | values | default |\n|---|---|---|---|\n")
	for _, key := range keys(t, d.Properties) {
		var p definition
		var all map[string]json.RawMessage
		if err := json.Unmarshal(d.Properties, &all); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(all[key], &p); err != nil {
			t.Fatal(err)
		}
		meaning, fallback := p.meaning(key)
		if slices.Contains(d.Required, key) {
			fallback = "required"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", key, meaning, p.values(), fallback)
	}
	return b.String()
}

// keys returns an object's keys in their order, which is the one that people should read them in.
func keys(t *testing.T, object json.RawMessage) []string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(string(object)))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	var out []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, key.(string))
		var skipped json.RawMessage
		if err := d.Decode(&skipped); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

var (
	begins  = regexp.MustCompile(`^(is|are) `)
	ends    = regexp.MustCompile(`\.? ?Default: (.*)\.$`)
	escaped = strings.NewReplacer("|", `\|`, "*", `\*`)
)

// meaning takes a description apart into what a key means and its default.
func (d definition) meaning(key string) (meaning, fallback string) {
	text := begins.ReplaceAllString(strings.TrimPrefix(d.Description, key+" "), "")
	if m := ends.FindStringSubmatch(text); m != nil {
		text, fallback = ends.ReplaceAllString(text, ""), m[1]
	}
	return escaped.Replace(strings.TrimSuffix(text, ".")), escaped.Replace(fallback)
}

// values tells what may be given, as far as the schema knows it.
func (d definition) values() string {
	var words []string
	for _, v := range d.Enum {
		words = append(words, fmt.Sprintf("`%v`", v))
	}
	switch {
	case len(words) > 0:
		return strings.Join(words, ", ")
	case d.Minimum != "" && d.Maximum != "":
		return fmt.Sprintf("%s to %s", d.Minimum, d.Maximum)
	case d.Minimum != "":
		return fmt.Sprintf("from %s", d.Minimum)
	case len(d.Examples) > 0:
		return fmt.Sprintf("such as `%v`", d.Examples[0])
	}
	return ""
}

// example is a YAML block whose first line names the file that it would be.
var example = regexp.MustCompile("(?s)```yaml\n# (\\S+)\n(.*?)```")

// TestManifestExamples loads the examples as the files that they say they are.
// Each fleet.yaml begins a fleet, to which the services after it belong.
func TestManifestExamples(t *testing.T) {
	text := read(t, manifest)
	blocks := example.FindAllStringSubmatch(text, -1)
	if n := strings.Count(text, "```yaml"); n != len(blocks) {
		t.Errorf("%d of %d examples say on their first line what file they are", len(blocks), n)
	}
	var fleets []string
	for _, b := range blocks {
		if filepath.Base(b[1]) == fleet.File {
			fleets = append(fleets, t.TempDir())
		}
		file := filepath.Join(fleets[len(fleets)-1], b[1])
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(b[2]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var services []string
	for _, dir := range fleets {
		f, err := fleet.Load(dir)
		if err != nil {
			t.Errorf("an example does not load:\n%v", err)
			continue
		}
		services = append(services, f.Names()...)
	}
	if diff := cmp.Diff([]string{"accounts", "closing", "mailer", "orders", "web", "orders", "stock", "books", "orders"}, services); diff != "" {
		t.Error(diff)
	}
}
