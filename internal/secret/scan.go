package secret

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
)

// pardon is what a line says that gitleaks must not report.
const pardon = "gitleaks:allow"

// match is where a rule matched.
type match struct {
	rule       *known
	start, end int    // of the whole match
	text       string // the whole match
	secret     string
	line       string // all lines that the match touches, as far as they are near
	first      int    // the number of the first of them, from 1
	last       int
	column     int // in the first line, from 1
}

// Scan finds the secrets of a text by the rules of the library, in the order
// of where they are. The path is that of the file, with slashes: some rules
// hold for some files only. Text that is not UTF-8 is searched as it is. What
// the library merely guesses is left out where its name says what is known
// about a secret, or where it is a checksum.
func Scan(path string, data []byte) []Found {
	var out []Found
	for _, m := range search(path, string(data), true) {
		if !general(m.rule) || !m.describes() && !m.checksum() {
			out = append(out, m.found())
		}
	}
	return out
}

// describes reports whether the name before a secret is of something that is
// told about one, such as key_algorithm.
func (m match) describes() bool {
	name, _, _ := strings.Cut(m.text, m.secret)
	words := split(strings.TrimRight(name, "=:>|?, \t\n\"'`"))
	return len(words) > 0 && slices.Contains(descriptions, words[len(words)-1])
}

var descriptions = []string{
	"algorithm", "id", "ids", "name", "names", "arn", "arns", "type", "alias", "version", "path", "file", "url", "uri", "endpoint", "hash", "digest",
	"checksum", "fingerprint", "prefix", "suffix", "policy", "role", "group", "header", "field", "column", "label", "ref", "spec", "usage", "schema",
}

// checksum reports whether a secret is what a file must add up to.
func (m match) checksum() bool {
	before, _, _ := strings.Cut(m.line, m.secret)
	return slices.ContainsFunc([]string{"h1:", "zh:", "sha1-", "sha256-", "sha384-", "sha512-", "sha1:", "sha256:", "sha512:", "md5:"},
		func(sum string) bool { return strings.HasSuffix(before, sum) })
}

func (m match) found() Found {
	f := newFound(m.rule.ID, what(m.rule), m.secret)
	f.Line, f.EndLine, f.Column, f.Guess = m.first, m.last, m.column, general(m.rule)
	return f
}

// Skips reports whether a file holds nothing to look for, by its path with
// slashes: pictures, lock files, vendored code. Scan does not ask that itself.
func Skips(path string) bool {
	return slices.ContainsFunc(library().allow, func(a *allow) bool { return a.file(path) })
}

// InPath finds the rule by which a file is a secret by its path alone, such as
// a store of keys.
func InPath(path string) (Found, bool) {
	for _, r := range library().rules {
		if r.Regex == "" && r.path().MatchString(path) {
			f := newFound(r.ID, what(r), path)
			f.Masked = "the file"
			return f, true
		}
	}
	return Found{}, false
}

// what says what a rule finds.
func what(r *known) string { return strings.ReplaceAll(r.ID, "-", " ") }

// The bounds of a search: how many secrets are told of a text, and how much of
// a line is looked at before and behind a match, in bytes. Lines of generated
// files are as long as the file.
const (
	mostFound = 1000
	near      = 1000
)

// search applies the library's rules to a text, those that go by names only if
// the general ones are asked for.
func search(path, text string, generally bool) []match {
	k := library()
	s := scans.Get().(*scan)
	defer scans.Put(s)
	s.reset(path, text)
	k.words.find(s.text, func(word uint16, at int) bool {
		for _, r := range k.uses[word].keyword {
			if !s.keyword[r.index] {
				s.keyword[r.index] = true
				s.touched = append(s.touched, r)
			}
		}
		for _, r := range k.uses[word].anchor {
			if !r.Anchor.Border || !isWord(s.text[at-1]) {
				s.hits[r.index] = append(s.hits[r.index], at)
				s.anchors = append(s.anchors, r)
			}
		}
		return true
	})
	for _, r := range s.touched {
		if (generally || !general(r)) && (r.Anchor.Regex == "" || len(s.hits[r.index]) > 0) && s.applies(r) {
			s.rule(r)
		}
	}
	slices.SortStableFunc(s.found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.rule.index, b.rule.index))
	})
	return specific(s.found)
}

// scan is one search. Its text begins with a line break that the caller's text
// does not have, so that there is always a byte before a match.
type scan struct {
	path, text string
	// keyword says of each rule, by its index, whether one of its keywords is in the text.
	keyword []bool
	touched []*known // the rules of which that is so
	// hits are where each rule's matches may begin.
	hits    [][]int
	anchors []*known // the rules that have hits
	found   []match
	breaks  []int // where lines end in the text, found when first needed
}

// scans are kept for reuse: most searches are of short values.
var scans = sync.Pool{New: func() any {
	n := len(library().rules)
	return &scan{keyword: make([]bool, n), hits: make([][]int, n)}
}}

func (s *scan) reset(path, text string) {
	for _, r := range s.touched {
		s.keyword[r.index] = false
	}
	for _, r := range s.anchors {
		s.hits[r.index] = s.hits[r.index][:0]
	}
	s.path, s.text = path, "\n"+text
	s.touched, s.anchors, s.found, s.breaks = s.touched[:0], s.anchors[:0], nil, nil
}

// applies reports whether a rule holds for a file, by its path.
func (s *scan) applies(r *known) bool {
	if r.Path != "" && !r.path().MatchString(s.path) {
		return false
	}
	return s.path == "" || !slices.ContainsFunc(r.allow, func(a *allow) bool { return a.file(s.path) })
}

// wide reports whether one search of the whole text takes less time than one
// at each of a rule's hits: as they are close to each other, or may lead far.
func (s *scan) wide(r *known) bool {
	hits := s.hits[r.index]
	if !r.Anchor.Long {
		return r.Anchor.Regex == "" || len(hits) > 256 && len(hits)*32 > len(s.text)
	}
	far := 0
	for _, at := range hits {
		if far += s.reach(r, at) - at; far > 4*len(s.text) {
			return true
		}
	}
	return false
}

func (s *scan) rule(r *known) {
	if s.wide(r) {
		for _, at := range r.regex().FindAllStringIndex(s.text[1:], mostFound) {
			s.take(r, at[0]+1, at[1]+1)
		}
		return
	}
	slices.Sort(s.hits[r.index])
	end := 1
	for _, at := range s.hits[r.index] {
		if at < end || len(s.found) >= mostFound {
			continue
		}
		found := r.anchored().FindStringIndex(s.text[at-1 : s.reach(r, at)])
		if found == nil {
			continue
		}
		start := at
		for start > max(end, at-r.Anchor.Run) && isName(s.text[start-1]) {
			start--
		}
		end = at - 1 + found[1]
		s.take(r, start, end)
	}
}

// reach is where to stop to look for the end of a match: behind one line break
// more than it can hold, so that to cut the text there makes no difference. A
// short text takes much less time.
func (s *scan) reach(r *known, at int) int {
	if r.Anchor.Breaks < 0 {
		return len(s.text)
	}
	for range r.Anchor.Breaks + 1 {
		i := strings.IndexByte(s.text[at:], '\n')
		if i < 0 {
			return len(s.text)
		}
		at += i + 1
	}
	return at
}

// take looks closer at a match, and keeps it unless it is allowed.
func (s *scan) take(r *known, start, end int) {
	text := strings.TrimLeft(s.text[start:end], "\n")
	start = end - len(text) - 1
	text = strings.TrimRight(text, "\n")
	m := match{rule: r, start: start, end: start + len(text), text: text, secret: text}
	s.locate(&m)
	if strings.Contains(m.line, pardon) {
		return
	}
	if groups := r.regex().FindStringSubmatch(text); len(groups) > 1 {
		m.secret = group(groups, r.Group, text)
	}
	if r.Entropy > 0 && entropy(m.secret) <= r.Entropy {
		return
	}
	allowed := func(a *allow) bool { return a.secret(s.path, m) }
	if !slices.ContainsFunc(library().allow, allowed) && !slices.ContainsFunc(r.allow, allowed) {
		s.found = append(s.found, m)
	}
}

// group is the group of a match that is the secret: the one that the rule
// names, or the first that holds something.
func group(groups []string, named int, whole string) string {
	if named > 0 {
		return groups[named]
	}
	for _, g := range groups[1:] {
		if g != "" {
			return g
		}
	}
	return whole
}

// locate fills in the lines of a match.
func (s *scan) locate(m *match) {
	if s.breaks == nil {
		s.breaks = []int{}
		for i := 1; i < len(s.text); i++ {
			if s.text[i] == '\n' {
				s.breaks = append(s.breaks, i-1)
			}
		}
	}
	text := s.text[1:]
	m.first, _ = slices.BinarySearch(s.breaks, m.start)
	m.last, _ = slices.BinarySearch(s.breaks, max(m.start, m.end-1))
	from, to := 0, len(text)
	if m.first > 0 {
		from = s.breaks[m.first-1] + 1
	}
	m.column = m.start - from + 1
	if m.last < len(s.breaks) {
		to = s.breaks[m.last]
	}
	m.line = text[max(from, m.start-near):min(to, m.end+near)]
	m.first++
	m.last++
}

// specific drops what a general rule found where another rule knows better.
func specific(all []match) []match {
	if len(all) < 2 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(m match) bool {
		return general(m.rule) && slices.ContainsFunc(all, func(o match) bool {
			return o.first == m.first && !general(o.rule) && strings.Contains(o.secret, m.secret)
		})
	})
}

func general(r *known) bool { return strings.Contains(r.ID, "generic") }

// entropy is Shannon's, in bits a byte: words are low, keys are high.
func entropy(s string) float64 {
	counts := map[rune]int{}
	for _, r := range s {
		counts[r]++
	}
	var bits float64
	for _, n := range counts {
		p := float64(n) / float64(len(s))
		bits -= p * math.Log2(p)
	}
	return bits
}

func isWord(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}

func isName(b byte) bool { return isWord(b) || b == '.' || b == '-' }
