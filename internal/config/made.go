package config

import (
	"strconv"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// made is one instance of a resource or data source.
type made struct {
	place
	instance *instance
	block    *hclsyntax.Block
	cells    map[string]*cell
	// body is the block evaluated; busy is set while it is made.
	body *Block
	busy bool
}

func (i *instance) made(b *hclsyntax.Block, p place) *made {
	return &made{place: p, instance: i, block: b, cells: map[string]*cell{}}
}

// resource is what a reference to a resource is: aws_x.y or data.aws_x.y.
func (i *instance) resource(key string) cty.Value {
	if b := i.module.resources[key]; b != nil {
		return i.group(b).value
	}
	return nodeVal(&absent{i, i.prefixed(key)})
}

// attribute is an argument of the resource, a nested block, or a reference to
// what is known after apply.
func (m *made) attribute(name string) (cty.Value, error) {
	if m.block.Type == "data" {
		if v, ok := m.known(name); ok {
			return v, nil
		}
	}
	if a := m.block.Body.Attributes[name]; a != nil && !meta[name] {
		v, err := m.argument(name, a)
		if err != nil || !v.IsNull() {
			return v, err
		}
	} else if m.nests(name) {
		if blocks := m.evaluated().named(name); len(blocks) > 0 {
			return m.nested(name, blocks), nil
		}
	}
	if v, ok := m.planned(name); ok {
		return v, nil
	}
	return m.instance.token(m.address, name), nil
}

// argument evaluates one argument, once.
func (m *made) argument(name string, a *hclsyntax.Attribute) (cty.Value, error) {
	return m.scope.once(m.cells, name, a.SrcRange, func() (cty.Value, error) { return m.scope.evaluate(a.Expr) })
}

func (m *made) nests(name string) bool {
	for _, b := range m.block.Body.Blocks {
		if b.Type == name || b.Type == "dynamic" && len(b.Labels) == 1 && b.Labels[0] == name {
			return true
		}
	}
	return false
}

// evaluated is the whole resource. While it is being made, what asks for it finds nothing in it.
func (m *made) evaluated() *Block {
	if m.body != nil || m.busy {
		return m.body
	}
	m.busy = true
	m.body = m.scope.resourceBlock(m)
	m.busy = false
	if m.block.Type == "data" && m.block.Labels[0] == "aws_iam_policy_document" {
		for _, name := range []string{"json", "minified_json"} {
			v, _ := m.document(name)
			m.body.Attributes[name] = &Attribute{Name: name, Value: v, Range: m.body.Range}
		}
	}
	return m.body
}

func (b *Block) named(kind string) []*Block {
	if b == nil {
		return nil
	}
	var out []*Block
	for _, n := range b.Blocks {
		if n.Kind == kind {
			out = append(out, n)
		}
	}
	return out
}

func (m *made) at(cty.Value) (cty.Value, error) {
	return cty.DynamicVal, failure("the resource has no count or for_each")
}

func (m *made) whole() cty.Value { return m.instance.token(m.address, "id") }

// nested is what nested blocks of one name are: a list of them.
func (m *made) nested(path string, blocks []*Block) cty.Value {
	all := make([]cty.Value, len(blocks))
	for k, b := range blocks {
		if b.Maybe {
			return cty.DynamicVal
		}
		all[k] = nodeVal(&inner{m, b, path + "[" + strconv.Itoa(k) + "]"})
	}
	return cty.TupleVal(all)
}

// inner is a nested block of a resource.
type inner struct {
	made  *made
	block *Block
	path  string
}

func (n *inner) attribute(name string) (cty.Value, error) {
	if a := n.block.Attributes[name]; a != nil && !a.Value.IsNull() {
		return a.Value, nil
	}
	path := n.path + "." + name
	if blocks := n.block.named(name); len(blocks) > 0 {
		return n.made.nested(path, blocks), nil
	}
	return n.made.instance.token(n.made.address, path), nil
}

func (n *inner) at(cty.Value) (cty.Value, error) {
	return cty.DynamicVal, failure("a block has no index")
}

func (n *inner) whole() cty.Value { return n.made.instance.token(n.made.address, n.path) }

// absent stands for a resource that the module refers to but does not have.
type absent struct {
	instance *instance
	address  string
}

func (a *absent) attribute(name string) (cty.Value, error) {
	return a.instance.token(a.address, name), nil
}

func (a *absent) at(key cty.Value) (cty.Value, error) {
	if k, ok := keyText(key); ok {
		return nodeVal(&absent{a.instance, a.address + k}), nil
	}
	return nodeVal(&absent{a.instance, a.address + "[?]"}), nil
}

func (a *absent) whole() cty.Value { return a.instance.token(a.address, "id") }
