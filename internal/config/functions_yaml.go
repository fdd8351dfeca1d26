package config

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// yamlEncodeFunction keeps the shape of a value that is not wholly known.
var yamlEncodeFunction = function.New(&function.Spec{
	Params: []function.Parameter{nullable("value")},
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !args[0].IsKnown() {
			return cty.UnknownVal(cty.String), nil
		}
		w := &yamlWriter{}
		if err := w.node(fill(args[0]), 0); err != nil {
			return cty.NilVal, err
		}
		w.b.WriteByte('\n')
		if v := args[0]; v.IsNull() || v.Type() == cty.Number || v.Type() == cty.Bool {
			w.b.WriteString("...\n")
		}
		return cty.StringVal(w.b.String()), nil
	},
})

// yamlWriter writes values as Terraform does: keys and strings in double
// quotes, folded behind column 80, texts of several lines as literal blocks.
type yamlWriter struct {
	b    strings.Builder
	line int // where the line began
}

const (
	foldAfter = 80
	simpleKey = 128 // bytes; a longer key stands alone, behind a question mark
)

func (w *yamlWriter) newline(indent int) {
	w.b.WriteByte('\n')
	w.line = w.b.Len()
	w.b.WriteString(strings.Repeat(" ", indent))
}

// node writes a value: a list or map whose further lines are indented by as
// many spaces, or a scalar inside of one.
func (w *yamlWriter) node(v cty.Value, indent int) error {
	if w.b.Len() > maxText {
		return errText
	}
	switch ty := v.Type(); {
	case v.IsNull():
		w.b.WriteString("null")
	case ty == cty.String:
		w.text(v.AsString(), indent+2)
	case ty == cty.Number:
		w.b.WriteString(v.AsBigFloat().Text('f', -1))
	case ty == cty.Bool:
		fmt.Fprint(&w.b, v.True())
	case ty.IsMapType() || ty.IsObjectType():
		return w.mapping(v, indent)
	case ty.IsTupleType() || ty.IsListType() || ty.IsSetType():
		return w.sequence(v, indent)
	default:
		return fmt.Errorf("can't marshal %s as YAML", ty.FriendlyName())
	}
	return nil
}

func (w *yamlWriter) sequence(v cty.Value, indent int) error {
	if v.LengthInt() == 0 {
		w.b.WriteString("[]")
		return nil
	}
	first := true
	for _, e := range v.Elements() {
		if !first {
			w.newline(indent)
		}
		first = false
		w.b.WriteString("- ")
		inner := indent
		if !scalar(e) {
			inner += 2
		}
		if err := w.node(e, inner); err != nil {
			return err
		}
	}
	return nil
}

func (w *yamlWriter) mapping(v cty.Value, indent int) error {
	if v.LengthInt() == 0 {
		w.b.WriteString("{}")
		return nil
	}
	first := true
	for k, e := range v.Elements() {
		if !first {
			w.newline(indent)
		}
		first = false
		if key := k.AsString(); len(key) > simpleKey || strings.Contains(key, "\n") {
			w.b.WriteString("? ")
			w.text(key, indent+2)
			w.newline(indent)
			w.b.WriteByte(':')
		} else {
			w.quoted(key, indent, false)
			w.b.WriteByte(':')
		}
		if err := w.member(e, indent); err != nil {
			return err
		}
	}
	return nil
}

// member writes the value of a key. A list stands below its key, not indented.
func (w *yamlWriter) member(v cty.Value, indent int) error {
	if scalar(v) || v.LengthInt() == 0 {
		w.b.WriteByte(' ')
		return w.node(v, indent)
	}
	if v.Type().IsMapType() || v.Type().IsObjectType() {
		indent += 2
	}
	w.newline(indent)
	return w.node(v, indent)
}

func scalar(v cty.Value) bool {
	return v.IsNull() || v.Type().IsPrimitiveType() || v.Type().IsCapsuleType()
}

// text writes a string, as a literal block if it has several lines and the block would keep it as it is.
func (w *yamlWriter) text(s string, indent int) {
	if !strings.Contains(s, "\n") || strings.HasSuffix(s, " ") || strings.Contains(s, " \n") || strings.ContainsFunc(s, unprintable) {
		w.quoted(s, indent, true)
		return
	}
	w.b.WriteByte('|')
	if s[0] == ' ' || s[0] == '\n' {
		w.b.WriteByte('2')
	}
	switch {
	case !strings.HasSuffix(s, "\n"):
		w.b.WriteByte('-')
	case s == "\n" || strings.HasSuffix(s, "\n\n"):
		w.b.WriteByte('+')
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		if line == "" {
			w.newline(0)
			continue
		}
		w.newline(indent)
		w.b.WriteString(line)
	}
}

func unprintable(r rune) bool {
	switch {
	case r == '\n', ' ' <= r && r <= '~':
		return false
	case r == '\uFEFF' || r == '\u2028' || r == '\u2029':
		return true
	}
	return r < 0xA0 || r > 0xFFFD
}

var yamlEscapes = map[rune]string{
	0: `\0`, '\a': `\a`, '\b': `\b`, '\t': `\t`, '\n': `\n`, '\v': `\v`, '\f': `\f`, '\r': `\r`, 0x1b: `\e`,
	'"': `\"`, '\\': `\\`, 0x85: `\N`, 0x2028: `\L`, 0x2029: `\P`,
}

func (w *yamlWriter) quoted(s string, indent int, fold bool) {
	w.b.WriteByte('"')
	space := false
	for i, r := range s {
		escape, special := yamlEscapes[r]
		switch {
		case special:
			w.b.WriteString(escape)
		case unprintable(r):
			writeCode(&w.b, r)
		case r == ' ' && fold && !space && i > 0 && i < len(s)-1 && w.column() > foldAfter:
			w.newline(indent)
			if s[i+1] == ' ' {
				w.b.WriteByte('\\')
			}
		default:
			w.b.WriteRune(r)
		}
		space = r == ' '
	}
	w.b.WriteByte('"')
}

func writeCode(b *strings.Builder, r rune) {
	switch {
	case r <= 0xFF:
		fmt.Fprintf(b, `\x%02X`, r)
	case r <= 0xFFFF:
		fmt.Fprintf(b, `\u%04X`, r)
	default:
		fmt.Fprintf(b, `\U%08X`, r)
	}
}

// column counts characters since the line began.
func (w *yamlWriter) column() int { return utf8.RuneCountInString(w.b.String()[w.line:]) }
