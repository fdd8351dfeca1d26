package source

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestReduce(t *testing.T) {
	for name, c := range map[string]struct {
		patterns []string
		limit    int
		want     []string
	}{
		"few stay":                    {[]string{"b/**", "a/**", "a/**"}, 8, []string{"a/**", "b/**"}},
		"what another covers goes":    {[]string{"a/**", "a/b/*", "a/x.go", "ab/**"}, 8, []string{"a/**", "ab/**"}},
		"the closest give way first":  {[]string{"a/b/c/**", "a/b/d/*", "a/e/**", "f/**"}, 3, []string{"a/b/**", "a/e/**", "f/**"}},
		"then those above":            {[]string{"a/b/c/**", "a/b/d/*", "a/e/**", "f/**"}, 2, []string{"a/**", "f/**"}},
		"nothing in common":           {[]string{"a/**", "b/**", "go.*"}, 2, []string{"**"}},
		"a pattern within a name":     {[]string{"a/*/x/**", "a/*/y/**", "b/**"}, 2, []string{"a/**", "b/**"}},
		"stars that are not a folder": {[]string{"a**", "ab/c"}, 8, []string{"a**", "ab/c"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Reduce(c.patterns, c.limit)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestReduceLosesNothing holds fewer patterns to the files that more of them match.
func TestReduceLosesNothing(t *testing.T) {
	name := rapid.StringMatching(`[a-c]{1,2}`)
	dir := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(name, 1, 4).Draw(t, "names"), "/")
	})
	rapid.Check(t, func(t *rapid.T) {
		dirs := rapid.SliceOfN(dir, 1, 20).Draw(t, "dirs")
		var patterns []string
		for _, d := range dirs {
			patterns = append(patterns, d+rapid.SampledFrom([]string{"/**", "/*", "", "/go.*"}).Draw(t, "end"))
		}
		limit := rapid.IntRange(1, 8).Draw(t, "limit")
		got := Reduce(patterns, limit)
		if len(got) > limit || !slices.IsSorted(got) {
			t.Fatalf("%d patterns, want at most %d, sorted: %q", len(got), limit, got)
		}
		file := dir.Draw(t, "file")
		if matches(patterns, file) && !matches(got, file) {
			t.Fatalf("%q matches %q no more, which %q does", got, file, patterns)
		}
		if again := Reduce(got, limit); !slices.Equal(again, got) {
			t.Fatalf("%q is reduced once more to %q", got, again)
		}
	})
}

// matches knows the ends of patterns that the test draws.
func matches(patterns []string, file string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		switch dir, end, _ := strings.Cut(p, "*"); {
		case end == "*":
			return strings.HasPrefix(file, dir)
		case strings.HasSuffix(p, "/*"):
			rest, in := strings.CutPrefix(file, dir)
			return in && !strings.Contains(rest, "/")
		}
		return p == file
	})
}
