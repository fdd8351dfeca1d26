package secret

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"sync"
)

// Hidden stands where a sensitive value was, unless a mask has a word of its own.
const Hidden = "(sensitive)"

// shortest is the least length of a value that is masked wherever it stands:
// shorter ones are part of too many innocent words.
const shortest = 4

// Mask hides sensitive values by what they are, for text in which nothing marks
// them, such as what a provider or a provisioner says. Each value is hidden as it
// is, in quotes, in URLs and in base64. The zero Mask hides nothing.
type Mask struct {
	// Word stands where a value was; "(sensitive)" if it is empty.
	Word string

	mu       sync.RWMutex
	secrets  map[string]bool
	replacer *strings.Replacer
}

// Add hides the values from now on, all texts within them if they are JSON, and
// the long lines within them, since output is often read line by line.
func (m *Mask) Add(values ...string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, v := range values {
		for _, text := range withLines(append(textsIn(v), v)) {
			for _, form := range forms(text) {
				if m.secrets == nil {
					m.secrets = map[string]bool{}
				}
				m.secrets[form] = true
			}
		}
	}
	m.replacer = replacer(m.secrets, cmp.Or(m.Word, Hidden))
}

// Hide returns s with the values hidden.
func (m *Mask) Hide(s string) string {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if m.replacer == nil {
		return s
	}
	return m.replacer.Replace(s)
}

// replacer looks for long values first, so that one that begins with another is hidden whole.
func replacer(secrets map[string]bool, word string) *strings.Replacer {
	var sorted []string
	for s := range secrets {
		sorted = append(sorted, s)
	}
	slices.SortFunc(sorted, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, s := range sorted {
		pairs = append(pairs, s, word)
	}
	return strings.NewReplacer(pairs...)
}

// forms returns the ways in which a value may be written.
func forms(v string) []string {
	if len(v) < shortest || slices.Contains([]string{"null", "true", "false"}, v) {
		return nil
	}
	out := []string{v, url.QueryEscape(v), url.PathEscape(v)}
	if quoted, err := json.Marshal(v); err == nil {
		out = append(out, string(quoted[1:len(quoted)-1]))
	}
	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
		out = append(out, encodings(e, v)...)
	}
	return slices.DeleteFunc(out, func(s string) bool { return len(s) < shortest })
}

// encodings returns what stays the same of a value in base64, wherever in the
// encoded text it begins: three bytes become four characters, so there are
// three ways, and the characters at both ends also hold bits of what is beside.
func encodings(e *base64.Encoding, v string) []string {
	out := []string{e.EncodeToString([]byte(v))}
	for before := range 3 {
		whole := e.WithPadding(base64.NoPadding).EncodeToString(append(make([]byte, before), v...))
		first := []int{0, 2, 3}[before]
		last := (before + len(v)) * 8 / 6
		out = append(out, whole[first:last])
	}
	return out
}

// textsIn returns all texts within a JSON value.
func textsIn(v string) []string {
	var parsed any
	if json.Unmarshal([]byte(v), &parsed) != nil {
		return nil
	}
	var out []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			out = append(out, v)
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(parsed)
	return out
}

// tellingLine is from how many characters on a line of a secret is one by itself.
const tellingLine = 12

func withLines(texts []string) []string {
	out := slices.Clone(texts)
	for _, text := range texts {
		if !strings.Contains(text, "\n") {
			continue
		}
		for line := range strings.SplitSeq(text, "\n") {
			if len(line) >= tellingLine && !strings.HasPrefix(line, "-----") {
				out = append(out, line)
			}
		}
	}
	return out
}
