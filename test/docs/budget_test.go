package docs

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/release"
)

const budget = "../../docs/time-budget.md"

// The goal of the pipeline.
const (
	servingWithin  = 5 * time.Minute
	completeWithin = 10 * time.Minute
)

// TestTimeBudget holds the page's tables to the code and to the example, and the example to the goal.
func TestTimeBudget(t *testing.T) {
	f, err := fleet.Load("../../examples/cambio")
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]string{"legs": legs(journey(t, f, "orders")), "services": services(t, f)}
	text := read(t, budget)
	want := regexp.MustCompile(`(?s)<!-- budget: (\w+) -->\n.*?<!-- end -->`).ReplaceAllStringFunc(text, func(found string) string {
		name := strings.Fields(found)[2]
		return "<!-- budget: " + name + " -->\n\n" + tables[name] + "\n<!-- end -->"
	})
	if *update {
		if err := os.WriteFile(budget, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("%s is not what the code says (go test ./test/docs -update mends it):\n%s", budget, diff)
	}
}

// journey is the way of a service into the fleet's first environment.
func journey(t *testing.T, f *fleet.Fleet, name string) release.Journey {
	t.Helper()
	s, ok := f.Service(f.Environments[0].Name, name)
	steps, known := f.Steps(name)
	if !ok || !known {
		t.Fatalf("the fleet has no service %s", name)
	}
	return release.Travel(s, steps)
}

func legs(j release.Journey) string {
	var out strings.Builder
	out.WriteString("| leg | time | since the push | from |\n|---|---|---|---|\n")
	var since time.Duration
	write := func(all []release.Leg) {
		for _, l := range all {
			since += l.Time
			fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", l.What, l.Time, since, l.Source)
		}
	}
	write(j.Serving)
	fmt.Fprintf(&out, "| **serving** | | **%s** | |\n", since)
	write(j.After)
	fmt.Fprintf(&out, "| **complete** | | **%s** | |\n", since)
	return out.String()
}

func services(t *testing.T, f *fleet.Fleet) string {
	t.Helper()
	var out strings.Builder
	out.WriteString("| service | kind | strategy | build and deploy on | serving | complete |\n|---|---|---|---|---|---|\n")
	for _, s := range f.Services(f.Environments[0].Name) {
		serving, complete := journey(t, f, s.Name).Times()
		if serving > servingWithin || complete > completeWithin {
			t.Errorf("%s serves after %s and is complete after %s, and the goal is %s and %s", s.Name, serving, complete, servingWithin, completeWithin)
		}
		steps, _ := f.Steps(s.Name)
		fmt.Fprintf(&out, "| `%s` | %s | %s | %s, %s | %s | %s |\n",
			s.Name, s.Kind, s.Deploy.Strategy, steps.Build.Compute, steps.Deploy.Compute, serving, complete)
	}
	return out.String()
}
