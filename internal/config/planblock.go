package config

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// resource makes a Resource of a planned instance.
func (p *plan) resource(i *planned) *Resource {
	r := &Resource{Block: p.blockOf(i), Mode: Managed, Type: i.typ, Name: i.name, Address: i.address, Stack: p.stack}
	if i.mode == "data" {
		r.Mode = Data
	}
	return r
}

// kept are attributes by which others name a resource: they are kept though
// nobody wrote them.
var kept = []string{"id", "arn", "bucket", "name", "identifier", "cluster_identifier", "function_name", "domain_name"}

// blockOf makes the block of an instance. A plan fills in what is not written,
// so attributes without an expression are left out.
func (p *plan) blockOf(i *planned) *Block {
	if i.block != nil || i.busy {
		return i.block
	}
	i.busy = true
	b := p.newBlock(i.mode)
	i.block = b
	if b.Kind == "managed" {
		b.Kind = "resource"
	}
	if i.config == nil {
		p.fill(b, i, i.after, i.unknown, nil)
	} else {
		expressions := i.config.Expressions
		if expressions == nil {
			expressions = map[string]any{}
		}
		p.fill(b, i, i.after, i.unknown, expressions)
		for _, name := range kept {
			if s, ok := i.after[name].(string); ok && b.Attributes[name] == nil && s != "" {
				p.set(b, name, cty.StringVal(s))
			}
		}
	}
	switch {
	case i.mode == "managed":
		// A plan does not tell lifecycle.
		p.set(b, "lifecycle", cty.DynamicVal)
	case i.typ == "aws_iam_policy_document":
		p.document(b, i)
	}
	i.busy = false
	return b
}

// document adds the text that the data source makes.
func (p *plan) document(b *Block, i *planned) {
	full, minified := cty.DynamicVal, cty.DynamicVal
	if text, ok := i.after["json"].(string); ok {
		full, minified = cty.StringVal(text), cty.StringVal(text)
		if short, ok := i.after["minified_json"].(string); ok {
			minified = cty.StringVal(short)
		}
	} else if long, short, err := policyDocument(b); err == nil {
		full, minified = long, short
	}
	p.set(b, "json", full)
	p.set(b, "minified_json", minified)
}

func (p *plan) newBlock(kind string) *Block {
	return &Block{Kind: kind, Range: p.at, Attributes: map[string]*Attribute{}, workspace: p.stack.workspace}
}

func (p *plan) set(b *Block, name string, v cty.Value) {
	b.Attributes[name] = &Attribute{Name: name, Value: v, Range: p.at}
}

// fill enters what a plan says of a block. Without expressions all of it is
// taken for written.
func (p *plan) fill(b *Block, i *planned, after, unknown, expressions map[string]any) {
	names := sortedKeys(after)
	for name := range unknown {
		if _, ok := after[name]; !ok {
			names = append(names, name)
		}
	}
	for _, name := range names {
		v, u := after[name], unknown[name]
		x, written := expressions[name]
		if list := objectsOf(v); list != nil {
			p.nest(b, i, name, list, u, x)
			continue
		}
		if expressions != nil && !written {
			continue
		}
		value := p.value(i, v, u, x)
		if i.typ == "aws_iam_policy_document" && (name == "resources" || name == "not_resources") {
			value = p.trailing(value)
		}
		if !nothing(value) {
			p.set(b, name, value)
		}
	}
}

// trailing adds to each reference that something may follow it: a plan does not
// tell "${aws_s3_bucket.x.arn}/*" from the ARN alone, and to a policy they are not the same.
func (p *plan) trailing(v cty.Value) cty.Value {
	if !v.IsKnown() || !v.CanIterateElements() {
		return v
	}
	var out []cty.Value
	for _, e := range v.Elements() {
		if s := word(e); s != blank && HasToken(s) {
			e = cty.StringVal(s + blank)
		}
		out = append(out, e)
	}
	return cty.TupleVal(out)
}

// nothing reports whether a plan's value may stand for what is not written: null, or nothing in it.
func nothing(v cty.Value) bool {
	return v.IsNull() || v.IsKnown() && v.CanIterateElements() && v.LengthInt() == 0
}

// objectsOf is a list that holds objects only, as nested blocks do.
func objectsOf(v any) []map[string]any {
	list, _ := v.([]any)
	var out []map[string]any
	for _, e := range list {
		o, ok := e.(map[string]any)
		if !ok {
			return nil
		}
		out = append(out, o)
	}
	return out
}

// nest enters nested blocks. A dynamic block has no expression in a plan, so
// all that there are count as written.
func (p *plan) nest(b *Block, i *planned, name string, list []map[string]any, unknown, expression any) {
	if c, ok := constant(expression); ok {
		expression = c
	}
	written := objectsOf(expression)
	const many = 100 // which nobody writes
	if len(list) > len(written) || len(written) > many {
		written = nil
	}
	flags, _ := unknown.([]any)
	used := make([]bool, len(written))
	for k, after := range list {
		n := p.newBlock(name)
		var u, x map[string]any
		if k < len(flags) {
			u, _ = flags[k].(map[string]any)
		}
		if at := matching(after, written, used); at >= 0 {
			used[at], x = true, written[at]
		}
		p.fill(n, i, after, u, x)
		b.Blocks = append(b.Blocks, n)
	}
}

// matching finds the block as written that a planned one comes of: the first
// whose constants are the planned values. Sets stand in another order than written.
func matching(after map[string]any, written []map[string]any, used []bool) int {
	for k, x := range written {
		fits := !used[k]
		for name, e := range x {
			if c, ok := constant(e); ok && fits {
				fits = c == nil || sameJSON(c, after[name])
			}
		}
		if fits {
			return k
		}
	}
	return slices.Index(used, false)
}

// constant is the value of an expression that refers to nothing.
func constant(expression any) (any, bool) {
	x, _ := expression.(map[string]any)
	c, ok := x["constant_value"]
	return c, ok
}

// sameJSON compares values, numbers and booleans with their texts too.
func sameJSON(a, b any) bool {
	x, err := json.Marshal(a)
	if err != nil {
		return false
	}
	y, err := json.Marshal(b)
	return err == nil && strings.Trim(string(x), `"`) == strings.Trim(string(y), `"`)
}

// value is what a plan says of an attribute: what is known, and references for the rest.
func (p *plan) value(i *planned, after, unknown, expression any) cty.Value {
	if unknown == true {
		return p.later(i, expression)
	}
	switch v := after.(type) {
	case []any:
		flags, _ := unknown.([]any)
		return cty.TupleVal(p.elements(i, v, flags, expression))
	case map[string]any:
		flags, _ := unknown.(map[string]any)
		out := map[string]cty.Value{}
		for name, e := range v {
			out[name] = p.value(i, e, flags[name], expression)
		}
		for name, u := range flags {
			if _, ok := v[name]; !ok && u == true {
				out[name] = p.later(i, expression)
			}
		}
		return cty.ObjectVal(out)
	}
	return jsonValue(after)
}

// elements are those of a list. As many that are not known as there are
// references are taken for them, one each.
func (p *plan) elements(i *planned, list, flags []any, expression any) []cty.Value {
	var missing []int
	for k, f := range flags {
		if f == true {
			missing = append(missing, k)
		}
	}
	refs, all := p.references(i, expression)
	out := make([]cty.Value, len(list))
	for k, e := range list {
		var u any
		if k < len(flags) {
			u = flags[k]
		}
		at := slices.Index(missing, k)
		if at >= 0 && all && len(missing) == len(refs) {
			out[k] = p.token(refs[at])
			continue
		}
		out[k] = p.value(i, e, u, expression)
	}
	return out
}

// jsonValue is a value of JSON.
func jsonValue(v any) cty.Value {
	switch v := v.(type) {
	case string:
		return cty.StringVal(v)
	case bool:
		return cty.BoolVal(v)
	case json.Number:
		n, err := cty.ParseNumberVal(v.String())
		if err != nil || !writable(n.AsBigFloat()) {
			return cty.UnknownVal(cty.Number)
		}
		return n
	case []any:
		out := make([]cty.Value, len(v))
		for k, e := range v {
			out[k] = jsonValue(e)
		}
		return cty.TupleVal(out)
	case map[string]any:
		out := map[string]cty.Value{}
		for k, e := range v {
			out[k] = jsonValue(e)
		}
		return cty.ObjectVal(out)
	}
	return cty.NullVal(cty.DynamicPseudoType)
}
