package provider

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/sandbox/provider/schema"
	"flota.dev/flota/internal/sandbox/store"
)

// op is one operation on one resource.
type op struct {
	*Provider
	ctx    context.Context
	config config
	typ    string
	kind   kind
	block  *schema.Block
	// attrs are the resource's values; results that are not decided yet are unknown{}.
	attrs store.Attributes
	// prior are the values before the operation, nil on creation.
	prior store.Attributes
	// await is the status that creation waits for, if any.
	await string
	// input is the configuration, the only place where write-only arguments stand.
	input store.Attributes
}

// region is where the resource is; empty for global types, which have no such argument.
func (o *op) region() string {
	if _, regional := o.block.Attributes["region"]; !regional {
		return ""
	}
	if r := o.str("region"); r != "" {
		return r
	}
	return o.config.region
}

// key is the resource's place in the store.
func (o *op) key() store.Key {
	id := o.str("id")
	if o.kind.key != "" {
		id = o.expand(o.kind.key)
	}
	return store.Key{Account: o.config.account, Region: o.region(), Type: o.typ, ID: id}
}

// str returns a text value, or "" if it is not there or not known.
func (o *op) str(path string) string {
	s, _ := o.at(path).(string)
	return s
}

// at returns the first value at a dotted path, deciding on it if it is still open.
func (o *op) at(path string) any {
	name, rest, nested := strings.Cut(path, ".")
	if open(o.attrs[name]) && o.block.Attributes[name] != nil {
		set(o.attrs, name, o.decide(name, o.block.Attributes[name]))
	}
	if !nested {
		return o.attrs[name]
	}
	if found := collect(o.attrs[name], strings.Split(rest, ".")); len(found) > 0 {
		return found[0]
	}
	return nil
}

// settle decides on all results that are open.
func (o *op) settle() {
	walk(o.block, o.attrs, "", func(path string, a *schema.Attribute, v any) any {
		if !open(v) {
			return v
		}
		if !strings.Contains(path, ".") {
			return o.at(path)
		}
		return o.decide(path, a)
	})
}

// open reports whether a value, or a part of it, is still to be decided on.
func open(v any) bool {
	switch v := v.(type) {
	case unknown:
		return true
	case []any:
		return slices.ContainsFunc(v, open)
	case map[string]any:
		for _, e := range v {
			if open(e) {
				return true
			}
		}
	}
	return false
}

// decide returns the value AWS would give a result.
func (o *op) decide(path string, a *schema.Attribute) any {
	if prefix, ok := o.attrs[path+"_prefix"].(string); ok && prefix != "" {
		return prefix + stamp()
	}
	if v, ok := o.kind.computed[path]; ok {
		return o.render(v)
	}
	switch path {
	case "id":
		return o.expand(o.defaultID())
	case "arn":
		return o.expand(o.defaultARN())
	case "region":
		return o.config.region
	}
	if path == "name" {
		return "terraform-" + stamp()
	}
	return zero(a.Type)
}

func (o *op) defaultID() string {
	switch {
	case o.kind.id != "":
		return o.kind.id
	case o.block.Attributes["name"] != nil:
		return "{name}"
	}
	return strings.ReplaceAll(strings.TrimPrefix(o.typ, "aws_"), "_", "-") + "-{hex17}"
}

func (o *op) defaultARN() string {
	service, rest, _ := strings.Cut(strings.TrimPrefix(o.typ, "aws_"), "_")
	at := "{region}"
	if o.region() == "" {
		at = ""
	}
	return "arn:aws:" + service + ":" + at + ":{account}:" + strings.ReplaceAll(rest, "_", "-") + "/{id}"
}

// render turns an entry of a table into a value.
func (o *op) render(v any) any {
	switch v := v.(type) {
	case literal:
		return string(v)
	case string:
		return o.expand(v)
	case int:
		return float64(v)
	case func(*op) any:
		return v(o)
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = o.render(e)
		}
		return out
	case values:
		out := make(map[string]any, len(v))
		for name, e := range v {
			out[name] = o.render(e)
		}
		return out
	}
	return v
}

// expand fills in a template: {account}, {region}, {hex17} (random digits, any
// count), {digits12}, {upper16}, {uuid}, {stamp}, {now}, or the path of an argument or result.
func (o *op) expand(template string) string {
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(template, "{")
		b.WriteString(text)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(o.placeholder(name))
		template = after
	}
}

func (o *op) placeholder(name string) string {
	switch name {
	case "account":
		return o.config.account
	case "region":
		if r := o.region(); r != "" {
			return r
		}
		return o.config.region
	}
	if made, ok := invent(name); ok {
		return made
	}
	if term, ok := o.kind.terms[name]; ok {
		return text(o.render(term))
	}
	return text(o.at(name))
}

// text writes a value into a template.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// zero is what AWS's provider puts where AWS says nothing.
func zero(t cty.Type) any {
	switch {
	case t == cty.String:
		return ""
	case t == cty.Number:
		return 0.0
	case t == cty.Bool:
		return false
	case t.IsMapType():
		return map[string]any{}
	case t.IsObjectType():
		return nil
	}
	return []any{}
}
