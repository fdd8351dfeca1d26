package provider

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/provider/schema"
	"flota.dev/flota/internal/sandbox/store"
)

// plan turns the proposed values in o.attrs into the planned ones, and returns
// the arguments that force a replacement. Results that apply will decide on
// become unknown; the others keep what they were.
func (o *op) plan() (replace []string) {
	walk(o.block, o.attrs, "", func(path string, a *schema.Attribute, v any) any {
		switch {
		case a.WriteOnly:
			return nil
		case v != nil:
			return v
		case o.kind.defaults[path] != nil:
			return o.render(o.kind.defaults[path])
		case a.Computed && path == "region":
			return o.config.region
		case a.Computed:
			return unknown{}
		}
		return nil
	})
	correlate(o.block, o.prior, o.attrs)
	o.planTags()
	if o.kind.plan != nil {
		o.kind.plan(o)
	}
	o.keepEqual()
	if o.prior == nil || o.same() {
		return nil
	}
	for _, name := range fields(o.kind.volatile) {
		if !o.configured(name) {
			o.attrs[name] = unknown{}
		}
	}
	return o.replaced()
}

// correlate gives elements of sets the results that they had: Terraform cannot
// tell which element is which once a default stands in one.
func correlate(b *schema.Block, prior, planned map[string]any) {
	for name, n := range b.Blocks {
		before, _ := prior[name].([]any)
		after, _ := planned[name].([]any)
		for i, e := range after {
			m, _ := e.(map[string]any)
			if n.Nesting == schema.SetOf {
				after[i] = counterpart(before, e)
				continue
			}
			if i < len(before) {
				was, _ := before[i].(map[string]any)
				correlate(n.Block, was, m)
			}
		}
	}
}

// counterpart returns the prior element that agrees with e in all that is known of it, else e.
func counterpart(before []any, e any) any {
	if !open(e) {
		return e
	}
	for _, b := range before {
		if agrees(b, e) {
			return b
		}
	}
	return e
}

// agrees reports whether a value could become what it was before.
func agrees(before, v any) bool {
	switch v := v.(type) {
	case unknown:
		return true
	case map[string]any:
		b, ok := before.(map[string]any)
		if !ok || len(b) > len(v) {
			return false
		}
		for name, e := range v {
			if !agrees(b[name], e) {
				return false
			}
		}
		return true
	case []any:
		b, ok := before.([]any)
		return ok && slices.EqualFunc(b, v, agrees)
	}
	return before == v
}

// planTags merges the provider's default tags with the resource's own.
func (o *op) planTags() {
	if _, ok := o.block.Attributes["tags_all"]; !ok {
		return
	}
	own, known := o.attrs["tags"].(map[string]any)
	if _, open := o.attrs["tags"].(unknown); open {
		o.attrs["tags_all"] = unknown{}
		return
	}
	all := make(map[string]any, len(own)+len(o.config.tags))
	for k, v := range o.config.tags {
		all[k] = v
	}
	if known {
		maps.Copy(all, own)
	}
	for k, v := range all {
		switch v.(type) {
		case nil:
			delete(all, k)
		case unknown:
			o.attrs["tags_all"] = unknown{}
			return
		}
	}
	o.attrs["tags_all"] = all
}

// keepEqual keeps the prior text of arguments that say the same in other words.
func (o *op) keepEqual() {
	for name, v := range o.attrs {
		before, ok1 := o.prior[name].(string)
		after, ok2 := v.(string)
		if ok1 && ok2 && before != after && o.means(name, before, after) {
			o.attrs[name] = before
		}
	}
}

func (o *op) means(name, before, after string) bool {
	if same := o.kind.same[name]; same != nil {
		return same(before, after)
	}
	return slices.Contains(fields(o.kind.json), name) && equalJSON(before, after)
}

func equalJSON(a, b string) bool {
	if a == b {
		return true
	}
	var x, y any
	return json.Unmarshal([]byte(a), &x) == nil && json.Unmarshal([]byte(b), &y) == nil && reflect.DeepEqual(x, y)
}

// same reports whether nothing changes.
func (o *op) same() bool {
	return equal(o.prior, o.attrs, o.block)
}

// equal compares as Terraform does: sets without regard to order.
func equal(a, b store.Attributes, block *schema.Block) bool {
	x, err1 := toCty(map[string]any(a), block.Type())
	y, err2 := toCty(map[string]any(b), block.Type())
	return err1 == nil && err2 == nil && x.RawEquals(y)
}

// configured reports whether the configuration sets the argument.
func (o *op) configured(name string) bool {
	_, ok := o.input[name]
	return ok
}

// replaced returns the arguments among kind.replace that change.
func (o *op) replaced() []string {
	var out []string
	for _, path := range append(fields(o.kind.replace), "region") {
		name, _, _ := strings.Cut(path, ".")
		if o.changed(path) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func (o *op) changed(path string) bool {
	parts := strings.Split(path, ".")
	if len(parts) > 1 {
		return !reflect.DeepEqual(collect(map[string]any(o.prior), parts), collect(map[string]any(o.attrs), parts))
	}
	t, ok := o.block.Type().AttributeTypes()[path]
	if !ok {
		return false
	}
	before, err1 := toCty(o.prior[path], t)
	after, err2 := toCty(o.attrs[path], t)
	return err1 != nil || err2 != nil || !before.RawEquals(after)
}
