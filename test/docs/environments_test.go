package docs

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/cost"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/stack"
)

const environmentsPage = "../../docs/environments.md"

// made is a part of the page that stands between two marks.
var made = regexp.MustCompile(`(?s)<!-- made: (\w+) -->\n(.*?)<!-- end -->`)

// TestEnvironmentsPage holds what the page says of the example to the example:
// what differs between its environments, and what they cost.
func TestEnvironmentsPage(t *testing.T) {
	f, err := fleet.Load("../../examples/cambio")
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{
		"differences": differences(t, f), "cost": costs(cost.Of(f, cost.Shipped())), "assumptions": assumptions(cost.Shipped()), "left_out": leftOut(),
	}
	text := read(t, environmentsPage)
	var told []string
	want := made.ReplaceAllStringFunc(text, func(found string) string {
		name := made.FindStringSubmatch(found)[1]
		told = append(told, name)
		return "<!-- made: " + name + " -->\n\n" + parts[name] + "\n<!-- end -->"
	})
	slices.Sort(told)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(parts)), told); diff != "" {
		t.Errorf("parts of %s: %s", environmentsPage, diff)
	}
	if *update {
		if err := os.WriteFile(environmentsPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("%s is not what the example says (go test ./test/docs -update mends it):\n%s", environmentsPage, diff)
	}
}

// differences lists the variables that one root is given in dev and in prod, where they are not the same.
func differences(t *testing.T, f *fleet.Fleet) string {
	t.Helper()
	byRoot := map[string]map[string]map[string]string{} // stack without its environment, environment, variable
	for _, i := range stack.All(f) {
		if i.Environment == "" {
			continue
		}
		v, err := stack.Variables(f, i)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(i.ID, i.Environment) + "*"
		if byRoot[name] == nil {
			byRoot[name] = map[string]map[string]string{}
		}
		byRoot[name][i.Environment] = flattened(t, v)
	}
	var rows []string
	stacks := map[string][]string{} // by row
	for _, name := range slices.Sorted(maps.Keys(byRoot)) {
		dev, prod := byRoot[name]["dev"], byRoot[name]["prod"]
		all := maps.Clone(dev)
		maps.Copy(all, prod)
		for _, variable := range slices.Sorted(maps.Keys(all)) {
			if known := variable == "account" || variable == "environment"; known && !strings.HasPrefix(name, "base/") {
				continue // told once, for the base
			}
			if dev[variable] == prod[variable] {
				continue
			}
			row := fmt.Sprintf("`%s` | %s | %s |", variable, dev[variable], prod[variable])
			if stacks[row] == nil {
				rows = append(rows, row)
			}
			stacks[row] = append(stacks[row], "`"+name+"`")
		}
	}
	var b strings.Builder
	b.WriteString("| stack | variable | dev | prod |\n|---|---|---|---|\n")
	for _, row := range rows {
		where := strings.Join(stacks[row], ", ")
		if n := len(stacks[row]); n > 3 {
			where = fmt.Sprintf("%d services", n)
		}
		fmt.Fprintf(&b, "| %s | %s\n", where, row)
	}
	return b.String()
}

// flattened writes a value as dotted names and JSON.
func flattened(t *testing.T, v any) map[string]string {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		m, ok := v.(map[string]any)
		if !ok {
			raw, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			out[path] = "`" + string(raw) + "`"
			return
		}
		for key, inner := range m {
			walk(strings.TrimPrefix(path+"."+key, "."), inner)
		}
	}
	walk("", tree)
	return out
}

// costs is one table of all places, with a column for each.
func costs(e cost.Estimate) string {
	var whats []string
	kinds := map[string]cost.Kind{}
	amounts := map[string]map[string]float64{}
	for _, p := range e.Places {
		for _, l := range p.Lines {
			if amounts[l.What] == nil {
				whats, kinds[l.What], amounts[l.What] = append(whats, l.What), l.Kind, map[string]float64{}
			}
			amounts[l.What][p.Name] += l.Monthly
		}
	}
	var b strings.Builder
	row := func(cells ...string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	heading, line := []string{e.Currency + " a month", "paid for"}, []string{"---", "---"}
	for _, p := range e.Places {
		heading, line = append(heading, p.Name), append(line, "--:")
	}
	row(heading...)
	row(line...)
	for _, what := range whats {
		cells := []string{what, map[cost.Kind]string{cost.Fixed: "in any case", cost.Usage: "by use"}[kinds[what]]}
		for _, p := range e.Places {
			cell := ""
			if n := amounts[what][p.Name]; n > 0 {
				cell = fmt.Sprintf("%.2f", n)
			}
			cells = append(cells, cell)
		}
		row(cells...)
	}
	total := []string{"**together**", ""}
	for _, p := range e.Places {
		total = append(total, fmt.Sprintf("**%.2f**", p.Total))
	}
	row(total...)
	fmt.Fprintf(&b, "\nAltogether %.2f %s, at list prices on demand of %s, looked up in %s.\n", e.Total, e.Currency, e.Region, e.Checked)
	return b.String()
}

func assumptions(p cost.Prices) string {
	var b strings.Builder
	b.WriteString("| assumption | amount |\n|---|--:|\n")
	for _, name := range slices.Sorted(maps.Keys(p.Assumptions)) {
		fmt.Fprintf(&b, "| `%s` | %g |\n", name, p.Assumptions[name])
	}
	return b.String()
}

func leftOut() string {
	var b strings.Builder
	for _, what := range cost.LeftOut {
		fmt.Fprintf(&b, "- %s\n", what)
	}
	return b.String()
}
