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
	o.planTags()
	o.keepEqualJSON()
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

// keepEqualJSON keeps the prior text of JSON arguments that say the same in other words.
func (o *op) keepEqualJSON() {
	for _, name := range fields(o.kind.json) {
		before, ok1 := o.prior[name].(string)
		after, ok2 := o.attrs[name].(string)
		if ok1 && ok2 && equalJSON(before, after) {
			o.attrs[name] = before
		}
	}
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
