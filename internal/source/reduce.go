package source

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// Reduce returns at most limit patterns that match all that the given ones
// match. Where there are too many, those that lie closest together in the tree
// give way to one for the folder that they share.
func Reduce(patterns []string, limit int) []string {
	out := distinct(patterns)
	for len(out) > limit {
		out = distinct(append(out, within(shared(out))))
	}
	return out
}

// distinct sorts patterns and leaves out those that another one covers.
func distinct(patterns []string) []string {
	out := slices.Clone(patterns)
	slices.Sort(out)
	out = slices.Compact(out)
	all := slices.Clone(out)
	return slices.DeleteFunc(out, func(p string) bool {
		return slices.ContainsFunc(all, func(other string) bool { return other != p && covers(other, p) })
	})
}

// covers reports whether a pattern for a whole folder matches all that another does.
func covers(folder, pattern string) bool {
	dir, whole := strings.CutSuffix(folder, "**")
	return whole && (dir == "" || strings.HasSuffix(dir, "/")) && !special(dir) && strings.HasPrefix(pattern, dir)
}

// shared returns the deepest folder that two patterns have in common; of
// several, the one of the most patterns. It is the top where they share nothing.
func shared(patterns []string) string {
	count := map[string]int{}
	for _, p := range patterns {
		for dir := above(p); dir != "."; dir = path.Dir(dir) {
			count[dir]++
		}
	}
	best, bestDepth := ".", 0
	for _, dir := range slices.Sorted(maps.Keys(count)) {
		if depth := 1 + strings.Count(dir, "/"); count[dir] > 1 && (depth > bestDepth || depth == bestDepth && count[dir] > count[best]) {
			best, bestDepth = dir, depth
		}
	}
	return best
}

// above returns the deepest folder that holds all that a pattern matches, and
// is not what the pattern itself is for.
func above(pattern string) string {
	dir := path.Dir(strings.TrimSuffix(pattern, "/**"))
	for special(dir) {
		dir = path.Dir(dir)
	}
	return dir
}

func special(s string) bool { return strings.ContainsAny(s, `*?[{\!`) }
