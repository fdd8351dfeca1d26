// Package dag orders work: a graph of nodes that need each other, and a walk
// over it that runs each node once all it needs has finished.
package dag

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Graph is a directed graph. An edge points from a node to one that it needs.
// Everything that a Graph returns is sorted, so equal graphs give equal
// answers. The zero value is an empty graph, ready to use. A Graph may be read
// by many goroutines at once, but not while one adds to it.
type Graph[K cmp.Ordered] struct {
	needs      map[K]set[K]
	dependents map[K]set[K]
}

type set[K cmp.Ordered] map[K]struct{}

func (s set[K]) sorted() []K { return slices.Sorted(maps.Keys(s)) }

// CycleError says that nodes need each other in a circle, so that none can come first.
type CycleError[K cmp.Ordered] struct {
	// Cycle holds the circle in order: each node needs the next one, and the last needs the first.
	Cycle []K
}

// Error names the circle.
func (e *CycleError[K]) Error() string {
	var b strings.Builder
	b.WriteString("cycle: ")
	for _, n := range e.Cycle {
		fmt.Fprintf(&b, "%v → ", n)
	}
	fmt.Fprintf(&b, "%v", e.Cycle[0])
	return b.String()
}

// Add puts a node into the graph and notes what it needs. What it needs becomes
// a node too. Adding a node again adds to its needs.
func (g *Graph[K]) Add(node K, needs ...K) {
	g.put(node)
	for _, n := range needs {
		g.put(n)
		g.needs[node][n] = struct{}{}
		g.dependents[n][node] = struct{}{}
	}
}

func (g *Graph[K]) put(node K) {
	if g.needs == nil {
		g.needs, g.dependents = map[K]set[K]{}, map[K]set[K]{}
	}
	if _, ok := g.needs[node]; !ok {
		g.needs[node], g.dependents[node] = set[K]{}, set[K]{}
	}
}

// Has reports whether node is in the graph.
func (g *Graph[K]) Has(node K) bool {
	_, ok := g.needs[node]
	return ok
}

// Len returns the number of nodes.
func (g *Graph[K]) Len() int { return len(g.needs) }

// Nodes returns all nodes.
func (g *Graph[K]) Nodes() []K { return slices.Sorted(maps.Keys(g.needs)) }

// Needs returns what node needs directly.
func (g *Graph[K]) Needs(node K) []K { return g.needs[node].sorted() }

// Dependents returns what needs node directly.
func (g *Graph[K]) Dependents(node K) []K { return g.dependents[node].sorted() }
