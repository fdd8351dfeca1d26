package fleet

import (
	"cmp"
	"fmt"
	"slices"

	"flota.dev/flota/internal/diag"
)

// source is one file of the manifest.
type source struct {
	name  string
	lines []string
	order int // in which files were read, so that fleet.yaml's problems come first
}

// place is a spot in a source. Line and column count from 1; zero means the file as a whole.
type place struct {
	source *source
	line   int
	column int
}

func (p place) position() diag.Position {
	return diag.Position{File: p.source.name, Line: p.line, Column: p.column}
}

func (p place) excerpt() string {
	if p.line < 1 || p.line > len(p.source.lines) {
		return ""
	}
	return p.source.lines[p.line-1]
}

// report collects problems. A service is looked at once for each environment,
// so the same problem can be found again; it is told once.
type report struct {
	found  []problem
	seen   map[problem]bool
	broken map[place]bool // values that could not be read: what follows from them is not told
}

type problem struct {
	at         place
	what, hint string
}

// add notes a problem. The hint may be empty.
func (r *report) add(at place, hint, format string, args ...any) {
	p := problem{at: at, what: fmt.Sprintf(format, args...), hint: hint}
	key := problem{at: at, what: p.what}
	if r.seen[key] || r.broken[at] {
		return
	}
	if r.seen == nil {
		r.seen = map[problem]bool{}
	}
	r.seen[key] = true
	r.found = append(r.found, p)
}

// reject notes that the value at a place cannot be read.
func (r *report) reject(at place, hint, format string, args ...any) {
	r.add(at, hint, format, args...)
	if r.broken == nil {
		r.broken = map[place]bool{}
	}
	r.broken[at] = true
}

// list returns the problems in the order in which they stand in the files.
func (r *report) list() diag.List {
	slices.SortStableFunc(r.found, func(a, b problem) int {
		return cmp.Or(
			cmp.Compare(a.at.source.order, b.at.source.order),
			cmp.Compare(a.at.line, b.at.line),
			cmp.Compare(a.at.column, b.at.column),
		)
	})
	var list diag.List
	for _, p := range r.found {
		list = append(list, &diag.Error{
			What: p.what, At: p.at.position(), Excerpt: p.at.excerpt(), Hint: p.hint, Exit: diag.BadManifest,
		})
	}
	return list
}
