package provider

import (
	"flota.dev/flota/internal/sandbox/provider/schema"
)

// visit is called for every attribute of a block and of the blocks nested in
// it, with its dotted path (load_balancer.target_group_arn) and its value, nil
// if there is none. What it returns takes the value's place.
type visit func(path string, a *schema.Attribute, value any) any

// walk changes attrs in place. Lists and sets of blocks that are left out become
// empty, as Terraform wants them.
func walk(b *schema.Block, attrs map[string]any, prefix string, f visit) {
	for name, a := range b.Attributes {
		set(attrs, name, f(prefix+name, a, attrs[name]))
	}
	for name, n := range b.Blocks {
		switch v := attrs[name].(type) {
		case nil:
			if n.Nesting != schema.Single {
				attrs[name] = []any{}
			}
		case map[string]any:
			walk(n.Block, v, prefix+name+".", f)
		case []any:
			for _, e := range v {
				if m, ok := e.(map[string]any); ok {
					walk(n.Block, m, prefix+name+".", f)
				}
			}
		}
	}
}

// set writes a value, or takes the name out for nil.
func set(attrs map[string]any, name string, value any) {
	if value == nil {
		delete(attrs, name)
		return
	}
	attrs[name] = value
}

// collect returns the values at a dotted path, of all elements of the blocks on the way.
func collect(v any, path []string) []any {
	switch v := v.(type) {
	case []any:
		var out []any
		for _, e := range v {
			out = append(out, collect(e, path)...)
		}
		return out
	case map[string]any:
		if len(path) == 0 {
			return []any{v}
		}
		return collect(v[path[0]], path[1:])
	case nil:
		return nil
	}
	if len(path) > 0 {
		return nil
	}
	return []any{v}
}
