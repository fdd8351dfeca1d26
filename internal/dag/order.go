package dag

import (
	"cmp"
	"slices"
)

// Cycle returns one circle in the graph, beginning with its smallest node, or
// nil if there is none. Each node needs the next one, and the last the first.
func (g *Graph[K]) Cycle() []K {
	s := search[K]{graph: g, done: set[K]{}}
	for _, n := range g.Nodes() {
		if cycle := s.visit(n); cycle != nil {
			return fromSmallest(cycle)
		}
	}
	return nil
}

// search goes through a graph depth first.
type search[K cmp.Ordered] struct {
	graph *Graph[K]
	done  set[K]
	path  []K
}

func (s *search[K]) visit(node K) []K {
	if i := slices.Index(s.path, node); i >= 0 {
		return slices.Clone(s.path[i:])
	}
	if _, ok := s.done[node]; ok {
		return nil
	}
	s.path = append(s.path, node)
	for _, n := range s.graph.Needs(node) {
		if cycle := s.visit(n); cycle != nil {
			return cycle
		}
	}
	s.path = s.path[:len(s.path)-1]
	s.done[node] = struct{}{}
	return nil
}

func fromSmallest[K cmp.Ordered](cycle []K) []K {
	i := slices.Index(cycle, slices.Min(cycle))
	return append(slices.Clone(cycle[i:]), cycle[:i]...)
}

// Waves splits the nodes into sets that may run together: each node stands in
// the first wave that comes after all it needs. The error is a *CycleError.
func (g *Graph[K]) Waves() ([][]K, error) {
	p := newProgress(g)
	var waves [][]K
	for len(p.ready) > 0 {
		wave := p.ready
		p.ready = nil
		for _, n := range wave {
			p.finish(n)
		}
		waves = append(waves, wave)
	}
	if len(p.waiting) > 0 {
		return nil, &CycleError[K]{Cycle: g.Cycle()}
	}
	return waves, nil
}

// Order returns all nodes, each one after all it needs. The error is a *CycleError.
func (g *Graph[K]) Order() ([]K, error) {
	waves, err := g.Waves()
	return slices.Concat(waves...), err
}

// progress tells which nodes may run while others finish.
type progress[K cmp.Ordered] struct {
	graph   *Graph[K]
	waiting map[K]int // needs that have not finished; a node that is ready is not in it
	ready   []K       // sorted
}

func newProgress[K cmp.Ordered](g *Graph[K]) *progress[K] {
	p := &progress[K]{graph: g, waiting: map[K]int{}}
	for _, n := range g.Nodes() {
		if needs := len(g.needs[n]); needs > 0 {
			p.waiting[n] = needs
		} else {
			p.ready = append(p.ready, n)
		}
	}
	return p
}

func (p *progress[K]) finish(node K) {
	for d := range p.graph.dependents[node] {
		if _, ok := p.waiting[d]; !ok {
			continue
		}
		p.waiting[d]--
		if p.waiting[d] == 0 {
			delete(p.waiting, d)
			at, _ := slices.BinarySearch(p.ready, d)
			p.ready = slices.Insert(p.ready, at, d)
		}
	}
}
