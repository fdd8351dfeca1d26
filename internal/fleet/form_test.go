package fleet

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDuration(t *testing.T) {
	tests := map[string]time.Duration{
		"5s": 5 * time.Second, "1m30s": 90 * time.Second, "1.5h": 90 * time.Minute,
		"2d": 48 * time.Hour, "250ms": 250 * time.Millisecond, "0s": 0, "0": 0,
	}
	for in, want := range tests {
		if got, problem := duration(&node{shape: text, text: in}); got != want || problem != "" {
			t.Errorf("%q: %v, %q; want %v", in, got, problem, want)
		}
	}
	for _, in := range []string{"", "5", "s", "-1s", "1w", "5 s", "1d2", "9999999d", "1..5s"} {
		if got, problem := duration(&node{shape: text, text: in}); problem == "" {
			t.Errorf("%q is taken as %v", in, got)
		}
	}
}

func TestShow(t *testing.T) {
	tests := map[time.Duration]string{0: "0s", 10 * time.Second: "10s", time.Minute: "1m", 90 * time.Second: "1m30s", 24 * time.Hour: "24h"}
	for in, want := range tests {
		if got := show(in); got != want {
			t.Errorf("%v: %q, want %q", in, got, want)
		}
	}
}

func TestDurationProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := time.Duration(rapid.Int64Range(0, int64(day/time.Millisecond)).Draw(t, "ms")) * time.Millisecond
		got, problem := duration(&node{shape: text, text: show(want)})
		if problem != "" || got != want {
			t.Fatalf("%s reads as %v, %q", show(want), got, problem)
		}
	})
}

func TestSchedule(t *testing.T) {
	good := []string{
		"rate(5 minutes)", "rate(1 day)", "at(2030-01-31T12:00:00)", "cron(0 3 * * ? *)", "cron(0/15 8-17 ? * MON-FRI *)",
		"cron(0 12 L * ? *)", "cron(0 12 15W * ? *)", "cron(0 12 ? JAN,jul 6#3 2030-2035)", "cron(0 12 ? * 6L *)",
	}
	for _, s := range good {
		if problem, _ := schedule(s); problem != "" {
			t.Errorf("%s: %s", s, problem)
		}
	}
	bad := []string{
		"", "rate(5)", "rate(five minutes)", "rate(5 weeks)", "cron()", "cron(60 * * * ? *)", "cron(0 3 ? * ? *)",
		"cron(0 3 * * 8#2 *)", "cron(0 3 ? * 6#9 *)", "cron(*/0 * * * ? *)", "at(2030-02-31T12:00:00)", "daily",
	}
	for _, s := range bad {
		if problem, _ := schedule(s); problem == "" {
			t.Errorf("%s is taken", s)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"health", "port", "needs", "deploy"}
	tests := map[string]string{"helth": "health", "prot": "port", "deplyo": "deploy", "need": "needs", "something": ""}
	for in, want := range tests {
		if got := nearest(in, known); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestDistanceProperty(t *testing.T) {
	word := rapid.StringMatching(`[a-d]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d := distance(a, b)
		if d != distance(b, a) || (d == 0) != (a == b) || d > max(len(a), len(b)) {
			t.Fatalf("distance %q %q is %d, back %d", a, b, d, distance(b, a))
		}
	})
}

// anyNode draws a value of tables and scalars.
func anyNode(depth int) *rapid.Generator[*node] {
	return rapid.Custom(func(t *rapid.T) *node {
		if depth == 0 || rapid.Bool().Draw(t, "scalar") {
			return &node{shape: text, text: rapid.StringMatching(`[a-z]`).Draw(t, "text")}
		}
		n := &node{shape: table}
		for _, key := range rapid.SliceOfDistinct(rapid.StringMatching(`[a-c]`), rapid.ID[string]).Draw(t, "keys") {
			n.entries = append(n.entries, entry{key: key, value: anyNode(depth-1).Draw(t, key)})
		}
		return n
	})
}

// flat returns the scalars of a node by their path.
func flat(n *node, path string, out map[string]string) map[string]string {
	if n.shape != table {
		out[path] = n.text
	}
	for key, value := range n.all() {
		flat(value, path+"/"+key, out)
	}
	return out
}

func TestMergeProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, over := anyNode(3).Draw(t, "base"), anyNode(3).Draw(t, "over")
		before := len(flat(base, "", map[string]string{}))
		merged := flat(merge(base, over), "", map[string]string{})
		for path, want := range flat(over, "", map[string]string{}) {
			if merged[path] != want {
				t.Fatalf("%s is %q, want the override's %q", path, merged[path], want)
			}
		}
		for path, got := range merged {
			if from := flat(over, "", map[string]string{})[path]; got != from && got != flat(base, "", map[string]string{})[path] {
				t.Fatalf("%s is %q, which stands in neither", path, got)
			}
		}
		if again := flat(merge(merge(base, over), over), "", map[string]string{}); len(again) != len(merged) {
			t.Fatalf("merging twice gives %v, once %v", again, merged)
		}
		if len(flat(base, "", map[string]string{})) != before {
			t.Fatal("merge changed the base")
		}
	})
}
