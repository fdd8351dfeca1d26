package dag

import "cmp"

// Upstream returns the part of the graph that the given nodes rest on: the
// nodes themselves and all they need, directly or not. Nodes that are not in
// the graph are left out.
func (g *Graph[K]) Upstream(nodes ...K) *Graph[K] {
	return g.induced(reach(g.needs, nodes))
}

// Downstream returns the part of the graph that rests on the given nodes: the
// nodes themselves and all that needs them, directly or not.
func (g *Graph[K]) Downstream(nodes ...K) *Graph[K] {
	return g.induced(reach(g.dependents, nodes))
}

// Sub returns a graph of only the given nodes. Their order stays: where a node
// needs another by way of nodes that are left out, it needs it directly.
func (g *Graph[K]) Sub(nodes ...K) *Graph[K] {
	keep := set[K]{}
	for _, n := range nodes {
		if g.Has(n) {
			keep[n] = struct{}{}
		}
	}
	sub := &Graph[K]{}
	for n := range keep {
		sub.Add(n, g.nearest(n, keep)...)
	}
	return sub
}

// nearest returns the members of keep that node needs, looking through nodes outside of keep.
func (g *Graph[K]) nearest(node K, keep set[K]) []K {
	var found []K
	seen := set[K]{}
	queue := g.Needs(node)
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		if _, ok := seen[n]; ok {
			continue
		}
		seen[n] = struct{}{}
		if _, ok := keep[n]; ok {
			found = append(found, n)
		} else {
			queue = append(queue, g.Needs(n)...)
		}
	}
	return found
}

func (g *Graph[K]) induced(keep set[K]) *Graph[K] {
	sub := &Graph[K]{}
	for n := range keep {
		sub.put(n)
		for need := range g.needs[n] {
			if _, ok := keep[need]; ok {
				sub.Add(n, need)
			}
		}
	}
	return sub
}

func reach[K cmp.Ordered](edges map[K]set[K], from []K) set[K] {
	seen := set[K]{}
	queue := append([]K(nil), from...)
	for len(queue) > 0 {
		n := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if _, ok := edges[n]; !ok {
			continue
		}
		if _, ok := seen[n]; ok {
			continue
		}
		seen[n] = struct{}{}
		for next := range edges[n] {
			queue = append(queue, next)
		}
	}
	return seen
}
