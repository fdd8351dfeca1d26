package source

import "testing"

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"main", "main", true}, {"main", "mainline", false}, {"*", "main", true}, {"*", "a/b", false}, {"**", "a/b", true},
		{"services/*", "services/a", true}, {"services/*", "services/a/b", false}, {"services/**", "services/a/b", true}, {"services/**", "services", false},
		{"**/*.js", "a/b.js", true}, {"common/**/*.js", "common/x/y.js", true}, {"foo.?", "foo.x", true}, {"foo.?", "foo.xy", false},
		{"*.{java,class}", "A.class", true}, {"*.{java,class}", "A.cpp", false}, {"v[0-9]*", "v1.2", true}, {"v[!0-9]", "va", true}, {"v[!0-9]", "v1", false},
		{`a\*b`, "a*b", true}, {`a\*b`, "axb", false}, {"a.b", "axb", false}, {"é*", "ete", false}, {"é*", "école", true},
	} {
		g, err := ParseGlob(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if g.Match(c.name) != c.want {
			t.Errorf("%q on %q is %v", c.pattern, c.name, !c.want)
		}
	}
	for _, pattern := range []string{"a[", "a[]", "{a", "[z-a]"} {
		if _, err := ParseGlob(pattern); err == nil {
			t.Errorf("%q passes", pattern)
		}
	}
}

func FuzzGlob(f *testing.F) {
	f.Add("services/**/[!a-z]*.{go,mod}", "services/x/1.go")
	f.Fuzz(func(t *testing.T, pattern, name string) {
		g, err := ParseGlob(pattern)
		if err == nil {
			g.Match(name)
		}
	})
}
