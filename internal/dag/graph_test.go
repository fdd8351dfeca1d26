package dag

import (
	"errors"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func build(edges map[string][]string) *Graph[string] {
	g := &Graph[string]{}
	for n, needs := range edges {
		g.Add(n, needs...)
	}
	return g
}

func TestCycle(t *testing.T) {
	tests := []struct {
		name  string
		edges map[string][]string
		want  []string
		text  string
	}{
		{"none", map[string][]string{"a": {"b"}, "b": {"c"}}, nil, ""},
		{"diamond", map[string][]string{"a": {"b", "c"}, "b": {"d"}, "c": {"d"}}, nil, ""},
		{"itself", map[string][]string{"a": {"a"}}, []string{"a"}, "cycle: a → a"},
		{"pair", map[string][]string{"b": {"a"}, "a": {"b"}}, []string{"a", "b"}, "cycle: a → b → a"},
		{
			"off the path", map[string][]string{"a": {"z"}, "z": {"m"}, "m": {"k"}, "k": {"z"}},
			[]string{"k", "z", "m"}, "cycle: k → z → m → k",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := build(tt.edges)
			if diff := cmp.Diff(tt.want, g.Cycle()); diff != "" {
				t.Errorf("Cycle (-want +got):\n%s", diff)
			}
			_, err := g.Waves()
			cycle, ok := errors.AsType[*CycleError[string]](err)
			if ok != (tt.want != nil) {
				t.Fatalf("Waves: error %v, want a cycle: %v", err, tt.want != nil)
			}
			if ok && cycle.Error() != tt.text {
				t.Errorf("error text %q, want %q", cycle, tt.text)
			}
		})
	}
}

func TestWaves(t *testing.T) {
	g := build(map[string][]string{"web": {"api"}, "api": {"db", "queue"}, "report": {"db"}, "db": nil, "queue": nil})
	got, err := g.Waves()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"db", "queue"}, {"api", "report"}, {"web"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Waves (-want +got):\n%s", diff)
	}
}

func TestSelect(t *testing.T) {
	g := build(map[string][]string{"web": {"api"}, "api": {"db"}, "report": {"db"}, "lone": nil})
	tests := []struct {
		name string
		got  *Graph[string]
		want *Graph[string]
	}{
		{"upstream", g.Upstream("api"), build(map[string][]string{"api": {"db"}})},
		{"downstream", g.Downstream("api"), build(map[string][]string{"web": {"api"}})},
		{"downstream of a leaf", g.Downstream("lone"), build(map[string][]string{"lone": nil})},
		{"sub keeps order through a gap", g.Sub("web", "db"), build(map[string][]string{"web": {"db"}})},
		{"unknown node", g.Upstream("nope"), &Graph[string]{}},
		{"unknown node in sub", g.Sub("nope", "lone"), build(map[string][]string{"lone": nil})},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(edges(tt.want), edges(tt.got)); diff != "" {
				t.Errorf("graph (-want +got):\n%s", diff)
			}
		})
	}
}

func edges(g *Graph[string]) map[string][]string {
	out := map[string][]string{}
	for _, n := range g.Nodes() {
		out[n] = g.Needs(n)
	}
	return out
}

// anyGraph draws a graph that may have circles.
func anyGraph(t *rapid.T, acyclic bool) *Graph[int] {
	g := &Graph[int]{}
	n := rapid.IntRange(0, 12).Draw(t, "nodes")
	for i := range n {
		g.Add(i)
		for _, need := range rapid.SliceOfN(rapid.IntRange(0, n-1), 0, 3).Draw(t, "needs of "+strconv.Itoa(i)) {
			if !acyclic || need < i {
				g.Add(i, need)
			}
		}
	}
	return g
}

func TestOrderProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t, false)
		order, err := g.Order()
		cycle := g.Cycle()
		if (err != nil) != (cycle != nil) {
			t.Fatalf("Order says %v, Cycle says %v", err, cycle)
		}
		for i, n := range cycle {
			if next := cycle[(i+1)%len(cycle)]; !slices.Contains(g.Needs(n), next) {
				t.Fatalf("%v: %v does not need %v", cycle, n, next)
			}
		}
		if err != nil {
			return
		}
		if !slices.Equal(slices.Sorted(slices.Values(order)), g.Nodes()) {
			t.Fatalf("order %v does not hold every node once", order)
		}
		for i, n := range order {
			for _, need := range g.Needs(n) {
				if slices.Index(order, need) >= i {
					t.Fatalf("order %v: %v stands before %v, which it needs", order, n, need)
				}
			}
		}
	})
}

func TestSubProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t, true)
		if g.Len() == 0 {
			return
		}
		keep := rapid.SliceOfDistinct(rapid.SampledFrom(g.Nodes()), rapid.ID[int]).Draw(t, "keep")
		sub := g.Sub(keep...)
		for _, a := range keep {
			for _, b := range keep {
				before := g.Upstream(a).Has(b)
				if got := sub.Upstream(a).Has(b); got != before {
					t.Fatalf("%v rests on %v: %v in the graph, %v in the part", a, b, before, got)
				}
			}
		}
	})
}
