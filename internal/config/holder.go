package config

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// Holders are the stack's variables, locals and outputs as resources, for what
// looks at both alike: the type is the kind, and there are two attributes,
// value and sensitive. They are not among Resources.
func (s *Stack) Holders() []*Resource {
	out := make([]*Resource, 0, len(s.Values))
	for _, n := range s.Values {
		_, name, _ := strings.Cut(n.Name, ".")
		address := n.Name
		if n.Module != "" {
			address = n.Module + "." + n.Name
		}
		value := &Attribute{Name: "value", Value: n.Value, Range: n.Range}
		sensitive := &Attribute{Name: "sensitive", Value: cty.BoolVal(n.Sensitive), Range: n.Range}
		out = append(out, &Resource{
			Block: &Block{
				Kind: string(n.Kind), Range: n.Range, workspace: s.workspace,
				Attributes: map[string]*Attribute{value.Name: value, sensitive.Name: sensitive},
			},
			Mode: Holder, Type: string(n.Kind), Name: name, Address: address, Stack: s,
		})
	}
	return out
}
