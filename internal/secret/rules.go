package secret

import (
	"bytes"
	_ "embed"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"flota.dev/flota/internal/secret/rule"
)

//go:generate go run -C ../../tools/secretrules . -out ../../internal/secret/rules.json.gz

//go:embed rules.json.gz
var written []byte

// knowledge is the library's rules, ready for use.
type knowledge struct {
	allow []*allow
	rules []*known
	// words are the keywords of rules and what their matches begin with.
	words *words
	uses  []uses
}

// uses says which rules have a word as a keyword, and the matches of which begin with it.
type uses struct {
	keyword, anchor []*known
}

// known is a rule. Its expressions are compiled when they are needed first:
// compiling all of them takes longer than a whole check.
type known struct {
	rule.Rule
	index int
	allow []*allow
	path  func() *regexp.Regexp
	regex func() *regexp.Regexp
	// anchored matches from an anchor's word on, with the byte before it.
	anchored func() *regexp.Regexp
}

// library reads the rules at their first use. They are part of the binary, so
// what is wrong with them is wrong with the build.
var library = sync.OnceValue(func() *knowledge {
	set, err := rule.Read(bytes.NewReader(written))
	if err != nil {
		panic(err)
	}
	k := &knowledge{allow: allowances(set.Allow)}
	byWord := map[string]uses{}
	for i, r := range set.Rules {
		n := &known{Rule: r, index: i, allow: allowances(r.Allow), path: lazily(r.Path), regex: lazily(r.Regex), anchored: lazily(`\A(?s:.)(?:` + r.Anchor.Regex + `)`)}
		k.rules = append(k.rules, n)
		for _, w := range r.Keywords {
			u := byWord[w]
			u.keyword = append(u.keyword, n)
			byWord[w] = u
		}
		for _, w := range r.Anchor.Words {
			u := byWord[w]
			u.anchor = append(u.anchor, n)
			byWord[w] = u
		}
	}
	all := slices.Sorted(maps.Keys(byWord))
	for _, w := range all {
		k.uses = append(k.uses, byWord[w])
	}
	k.words = newWords(all)
	return k
})

// lazily compiles an expression when it is asked for first; none for an empty one.
func lazily(expr string) func() *regexp.Regexp {
	if expr == "" {
		return func() *regexp.Regexp { return nil }
	}
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// allow is what looks like a secret and is none.
type allow struct {
	rule.Allow
	paths, regexes func() *regexp.Regexp
}

func allowances(all []rule.Allow) []*allow {
	var out []*allow
	for _, a := range all {
		out = append(out, &allow{Allow: a, paths: lazily(a.Paths), regexes: lazily(a.Regexes)})
	}
	return out
}

// file reports whether a whole file is allowed, by its path alone.
func (a *allow) file(path string) bool {
	if a.All && (a.Regexes != "" || len(a.Words) > 0) {
		return false
	}
	return a.Paths != "" && matches(a.paths(), path)
}

// secret reports whether a match is allowed.
func (a *allow) secret(path string, m match) bool {
	target := m.secret
	switch a.Target {
	case rule.Match:
		target = m.text
	case rule.Line:
		target = m.line
	}
	regex := a.Regexes != "" && matches(a.regexes(), target)
	if !a.All {
		return regex || a.word(m.secret)
	}
	return (a.Paths == "" || matches(a.paths(), path)) &&
		(a.Regexes == "" || regex) && (len(a.Words) == 0 || a.word(m.secret))
}

func (a *allow) word(secret string) bool {
	secret = strings.ToLower(secret)
	return slices.ContainsFunc(a.Words, func(w string) bool { return strings.Contains(secret, w) })
}

// matches reports whether an expression finds something: a match of nothing does not count.
func matches(r *regexp.Regexp, text string) bool { return r.FindString(text) != "" }
