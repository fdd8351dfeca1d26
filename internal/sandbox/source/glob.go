package source

import (
	"fmt"
	"regexp"
	"strings"
)

// Glob is a pattern of names as triggers have it (CodePipeline User Guide,
// "Working with glob patterns in syntax"): * and ? stay within a folder, **
// crosses folders, […] is one of some characters, {a,b} one of some texts.
type Glob struct{ re *regexp.Regexp }

// ParseGlob reads a pattern.
func ParseGlob(pattern string) (Glob, error) {
	var b strings.Builder
	b.WriteString(`(?s)\A`)
	inGroup := false
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case strings.HasPrefix(pattern[i:], "**"):
			b.WriteString(`.*`)
			i++
		case c == '*':
			b.WriteString(`[^/]*`)
		case c == '?':
			b.WriteString(`[^/]`)
		case c == '\\' && i+1 < len(pattern):
			i++
			b.WriteString(regexp.QuoteMeta(pattern[i : i+1]))
		case c == '[':
			end := strings.IndexByte(pattern[i+1:], ']')
			if end <= 0 {
				return Glob{}, fmt.Errorf("pattern %q: a [ without its ]", pattern)
			}
			b.WriteString(class(pattern[i+1 : i+1+end]))
			i += end + 1
		case c == '{' && !inGroup:
			inGroup = true
			b.WriteString(`(?:`)
		case c == '}' && inGroup:
			inGroup = false
			b.WriteString(`)`)
		case c == ',' && inGroup:
			b.WriteString(`|`)
		default:
			b.WriteString(regexp.QuoteMeta(pattern[i : i+1]))
		}
	}
	if inGroup {
		return Glob{}, fmt.Errorf("pattern %q: a { without its }", pattern)
	}
	re, err := regexp.Compile(b.String() + `\z`)
	if err != nil {
		return Glob{}, fmt.Errorf("pattern %q: %w", pattern, err)
	}
	return Glob{re}, nil
}

// class turns what stands in brackets into a regular expression's.
func class(in string) string {
	out := "["
	if rest, ok := strings.CutPrefix(in, "!"); ok {
		out, in = "[^/", rest
	}
	return out + strings.NewReplacer(`\`, `\\`, `^`, `\^`, `[`, `\[`).Replace(in) + "]"
}

// Match says whether the pattern matches the whole name.
func (g Glob) Match(name string) bool { return g.re.MatchString(name) }
