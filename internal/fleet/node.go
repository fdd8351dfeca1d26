package fleet

import (
	"iter"
	"slices"
)

// shape is what a value in a file looks like.
type shape int

const (
	null shape = iota
	boolean
	integer
	decimal
	text
	list
	table
)

// String names the shape as a person would.
func (s shape) String() string {
	return [...]string{"empty", "true or false", "a whole number", "a number", "text", "a list", "a map"}[s]
}

// node is a value in a file, with the place where it stands. Nodes are shared
// between anchors and their aliases, and never changed once made.
type node struct {
	shape   shape
	text    string // scalars: as written, without quotes
	place   place
	entries []entry // tables, in order
	items   []*node // lists
	size    int     // how many nodes it holds with all aliases written out
	// implied marks a table that stands for a scalar or list, as {min: 2, max: 2} does for 2.
	implied bool
}

// entry is a key of a table and its value.
type entry struct {
	key   string
	place place
	value *node
}

// get returns the value of a key, or nil.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	if i := slices.IndexFunc(n.entries, func(e entry) bool { return e.key == key }); i >= 0 {
		return n.entries[i].value
	}
	return nil
}

// has reports whether a value stands at the end of a path of keys.
func (n *node) has(path ...string) bool {
	for _, key := range path {
		n = n.get(key)
	}
	return n != nil
}

// deepest returns the value at the end of a path of keys, or the last one on
// the way that is there.
func (n *node) deepest(path ...string) *node {
	for _, key := range path {
		next := n.get(key)
		if next == nil {
			break
		}
		n = next
	}
	return n
}

// at returns the place of the deepest value on a path of keys.
func (n *node) at(path ...string) place { return n.deepest(path...).place }

// itemAt returns the place of an item in the list at the end of a path of keys;
// a scalar stands for a list of one.
func (n *node) itemAt(i int, path ...string) place {
	n = n.deepest(path...)
	if i < len(n.items) {
		return n.items[i].place
	}
	return n.place
}

// keyAt returns the place of a key in a table, or of the table if it lacks the key.
func (n *node) keyAt(key string) place {
	for _, e := range n.entries {
		if e.key == key {
			return e.place
		}
	}
	return n.place
}

// all ranges over a table's keys and values, in order. A nil node has none.
func (n *node) all() iter.Seq2[string, *node] {
	return func(yield func(string, *node) bool) {
		if n == nil {
			return
		}
		for _, e := range n.entries {
			if !yield(e.key, e.value) {
				return
			}
		}
	}
}

// without returns a table that lacks keys.
func (n *node) without(keys ...string) *node {
	out := *n
	out.entries = slices.DeleteFunc(slices.Clone(n.entries), func(e entry) bool { return slices.Contains(keys, e.key) })
	return &out
}
