package gate

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"flota.dev/flota/internal/config"
)

// Mended is a file with the safe mends of some findings in it.
type Mended struct {
	File          string
	Before, After []byte
	Findings      []Finding
}

// Mend writes the safe mends of findings into the text of their files, and
// returns the files that change. It writes nothing to disk. May decides which
// files are the user's own.
func Mend(r Report, may func(file string) bool) ([]Mended, error) {
	var out []Mended
	for _, f := range r.Findings {
		if !fixable(f) || !may(f.resource.Range.Filename) {
			continue
		}
		file := f.resource.Range.Filename
		i := slices.IndexFunc(out, func(m Mended) bool { return m.File == file })
		if i < 0 {
			source, err := os.ReadFile(file)
			if err != nil {
				return nil, fmt.Errorf("mend %s: %w", file, err)
			}
			out = append(out, Mended{File: file, Before: source, After: source})
			i = len(out) - 1
		}
		if mended, ok := mend(out[i].After, f); ok {
			out[i].After = mended
			out[i].Findings = append(out[i].Findings, f)
		}
	}
	return slices.DeleteFunc(out, func(m Mended) bool { return len(m.Findings) == 0 }), nil
}

// fixable reports whether a finding has a mend that changes nothing but what is
// wrong: an attribute that is missing, or is written as a literal.
func fixable(f Finding) bool {
	if f.check.Fix == nil || f.Status != Fail || f.resource == nil || f.resource.Mode != config.Managed ||
		!strings.HasSuffix(f.resource.Range.Filename, ".tf") {
		return false
	}
	return len(f.Origins) == 0
}

// mend sets the attribute in the text of a file.
func mend(source []byte, f Finding) ([]byte, bool) {
	file, diags := hclwrite.ParseConfig(source, f.File, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, false
	}
	block := file.Body().FirstMatchingBlock("resource", []string{f.resource.Type, f.resource.Name})
	if block == nil {
		return nil, false
	}
	value, diags := hclsyntax.LexExpression([]byte(f.check.Fix.Value), "fix", hcl.InitialPos)
	if diags.HasErrors() {
		return nil, false
	}
	path := strings.Split(f.check.Fix.Path, ".")
	body := block.Body()
	for _, name := range path[:len(path)-1] {
		nested := body.FirstMatchingBlock(name, nil)
		if nested == nil {
			body.AppendNewline()
			nested = body.AppendNewBlock(name, nil)
		}
		body = nested.Body()
	}
	body.SetAttributeRaw(path[len(path)-1], tokens(value))
	return hclwrite.Format(file.Bytes()), true
}

// tokens turn what the lexer reads into what the writer takes.
func tokens(lexed hclsyntax.Tokens) hclwrite.Tokens {
	var out hclwrite.Tokens
	for _, t := range lexed {
		if t.Type != hclsyntax.TokenEOF {
			out = append(out, &hclwrite.Token{Type: t.Type, Bytes: t.Bytes})
		}
	}
	return out
}
