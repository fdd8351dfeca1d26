package config

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// Decoded is the block that a JSON or YAML text at a path stands for: its one
// attribute has the last name of the path, and holds what the text says, so
// that paths lead into it. References stay in its strings, those that stood
// for a number or a boolean too, and what is not known is unknown again. The
// answer is No where nothing is written, and Unknown where the text is not
// known, or holds neither an object nor a list.
func (b *Block) Decoded(path string) (*Block, Truth) {
	v := b.Get(path)
	out := &Block{Kind: path, Range: v.Range, Attributes: map[string]*Attribute{}, workspace: b.workspace}
	if v.Absent() && !v.Maybe {
		return out, No
	}
	s, _ := v.Text("")
	value, err := decode(s)
	if err != nil || value.IsNull() || value.Type().IsPrimitiveType() {
		return out, Unknown
	}
	a := *v.Attribute
	a.Value = drain(value)
	out.Attributes[path[strings.LastIndexByte(path, '.')+1:]] = &a
	return out, Yes
}

func decode(s string) (cty.Value, error) {
	text := []byte(quoteTokens(s))
	if !json.Valid(text) {
		return decodeYAML(s)
	}
	ty, err := ctyjson.ImpliedType(text)
	if err != nil {
		return cty.NilVal, err
	}
	return ctyjson.Unmarshal(text, ty)
}

// quoteTokens puts quotes around references that stand outside of strings, as
// in {"cpu": ${var.cpu}}.
func quoteTokens(s string) string {
	if !HasToken(s) {
		return s
	}
	var out bytes.Buffer
	quoted, escaped, inToken := false, false, false
	for _, r := range s {
		bare := !quoted && (r == opening || string(r) == blank)
		if bare && !inToken {
			out.WriteByte('"')
			inToken = true
		}
		if inToken && !quoted && !bare && r != closing && (r < '0' || r > '9') {
			out.WriteByte('"')
			inToken = false
		}
		if r == '"' && !escaped {
			quoted = !quoted
		}
		escaped = quoted && r == '\\' && !escaped
		out.WriteRune(r)
	}
	if inToken {
		out.WriteByte('"')
	}
	return out.String()
}
