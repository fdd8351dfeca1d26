package pipeline

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/event"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

const planText = `  # aws_ecs_service.this will be updated in-place
  ~ resource "aws_ecs_service" "this" {
      ~ desired_count = 2 -> 4
    }
`

func TestPlanComment(t *testing.T) {
	commit := "e10dae226959c2194f2b07b077c07762d93821cf"
	for name, parts := range map[string][]PlanPart{
		"plan-empty.md": {{Service: "orders", Commit: commit, Stacks: []Planned{{Stack: "service/orders/dev", Text: "No changes."}}}},
		"plan-changes.md": {
			{Service: "accounts", Commit: commit, URL: "https://eu-central-1.console.aws.amazon.com/codesuite/x?y=(z)", Stacks: []Planned{
				{Stack: "service/accounts/dev", Changes: event.Changes{Change: 1}, Text: planText, Route: "paths /accounts instead of /accounts /v*"},
				{Stack: "service/accounts/prod", Changes: event.Changes{Add: 2, Remove: 1}, Lost: []string{`aws_db_instance.main["a|b"]`}, Text: planText + "```\nnot the end\n"},
			}},
			{Service: "user-data", Commit: commit, URL: "javascript:alert(1)", Stacks: []Planned{
				{Stack: "service/user_data/dev", Failed: "Error: Invalid reference\n  on main.tf line 3\n"},
			}},
		},
	} {
		golden(t, name, PlanComment(parts))
	}
}

// TestLongPlansAreCut gives more than a comment holds: the whole fits, every
// plan gets its share, and short plans are whole.
func TestLongPlansAreCut(t *testing.T) {
	long := strings.Repeat("  ~ a line of a plan with an é in it\n", 2000)
	for name, c := range map[string]struct{ services, long int }{
		"one": {1, 1}, "a few": {6, 3}, "a fleet": {40, 40}, "too many": {400, 400},
	} {
		var parts []PlanPart
		for i := range c.services {
			text := long
			if i >= c.long {
				text = "+ short\n"
			}
			parts = append(parts, PlanPart{Service: fmt.Sprintf("s%d", i), Commit: "c", At: time.Unix(1, 0), URL: "https://example.com/log", Stacks: []Planned{
				{Stack: fmt.Sprintf("service/s%d/dev", i), Changes: event.Changes{Add: 1}, Text: text, Lost: []string{strings.Repeat("x", 300)}},
			}})
		}
		text := PlanComment(parts)
		if len(text) > 32_767 || !utf8.ValidString(text) {
			t.Errorf("%s: %d bytes, valid %v", name, len(text), utf8.ValidString(text))
		}
		if len(text) < 25_000 {
			t.Errorf("%s: %d bytes: room is wasted", name, len(text))
		}
		if n := strings.Count(text, "```"); n%2 != 0 {
			t.Errorf("%s: %d fences", name, n)
		}
		if got := strings.Count(text, "+ short"); got != c.services-c.long {
			t.Errorf("%s: %d short plans are whole, want %d", name, got, c.services-c.long)
		}
		if !strings.Contains(text, "more lines. [The whole plan](https://example.com/log)") && c.services < 400 {
			t.Errorf("%s: nothing leads to the whole plan", name)
		}
		if c.services == 400 && !strings.Contains(text, "There is no room for") {
			t.Errorf("%s: what is left out is not told", name)
		}
	}
}

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"plain-name": "plain-name", "a|b\n*c*": `a\|b \*c\*`, "[x](y)": `\[x\]\(y\)`, "`": "\\`",
	} {
		if got := escape(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := code("a`b\nc"); got != "`a'b c`" {
		t.Error(got)
	}
}

func FuzzPlanComment(f *testing.F) {
	f.Add("orders", "service/orders/dev", planText, "https://example.com")
	f.Add("```", "|\n#", strings.Repeat("`", 10000), "http://[::1")
	f.Fuzz(func(t *testing.T, service, stack, text, url string) {
		var parts []PlanPart
		for range 3 {
			parts = append(parts, PlanPart{Service: service, Commit: stack, URL: url, Stacks: []Planned{
				{Stack: stack, Changes: event.Changes{Add: 1}, Text: text, Lost: []string{stack}}, {Stack: stack, Failed: text},
			}})
		}
		got := PlanComment(parts)
		if len(got) > 32_767 || !strings.HasPrefix(got, PlanMarker+"\n") {
			t.Errorf("%d bytes: %.100q", len(got), got)
		}
	})
}

func TestTestInsights(t *testing.T) {
	tests := Tests{Service: "orders", Passed: 10, Failed: 1050, Skipped: 2, Took: 1500 * time.Millisecond, URL: "https://example.com"}
	for i := range tests.Failed {
		tests.Failures = append(tests.Failures, TestFailure{Name: fmt.Sprintf("TestIt/%d", i), File: "orders_test.go", Line: 7, Message: strings.Repeat("m", 5000)})
	}
	got, err := TestInsights(tests)
	if err != nil {
		t.Fatal(err)
	}
	if got.ID != "flota-orders-tests" || len(got.Annotations) != 10 {
		t.Errorf("%s with %d batches", got.ID, len(got.Annotations))
	}
	const want = `{"title":"orders: tests","details":"10 tests passed, 1050 failed, 2 were skipped. The first 1000 failures are shown.",` +
		`"report_type":"TEST","reporter":"flota","result":"FAILED","link":"https://example.com","data":[{"title":"passed","type":"NUMBER","value":10},` +
		`{"title":"failed","type":"NUMBER","value":1050},{"title":"skipped","type":"NUMBER","value":2},{"title":"took","type":"DURATION","value":1500}]}`
	if string(got.Report) != want {
		t.Error(string(got.Report))
	}
	if len(got.Annotations[0]) > 100*2300 || !strings.Contains(string(got.Annotations[0]), `"summary":"TestIt/0 failed"`) {
		t.Errorf("%d bytes: %.300s", len(got.Annotations[0]), got.Annotations[0])
	}
}
