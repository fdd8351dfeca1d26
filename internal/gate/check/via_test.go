package check

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
)

func TestViaLeadsToWhatAValueNames(t *testing.T) {
	stack := &config.Stack{}
	balancer := func(name string, internal bool) *config.Resource {
		b := holding("internal", cty.BoolVal(internal))
		b.Attributes["name"] = &config.Attribute{Name: "name", Value: cty.StringVal(name)}
		return &config.Resource{Block: b, Type: "aws_lb", Address: "aws_lb." + name, Stack: stack}
	}
	listener := func(of string) *config.Resource {
		return &config.Resource{Block: holding("balancer", cty.StringVal(of)), Type: "aws_lb_listener", Address: "aws_lb_listener." + of, Stack: stack}
	}
	inside, outside, none := listener("inside"), listener("outside"), listener("none")
	stack.Resources = []*config.Resource{balancer("inside", true), balancer("outside", false), inside, outside, none}
	w := NewWorld(stack)
	internal := Via("balancer", True("internal", false), "aws_lb")
	for r, want := range map[*config.Resource]config.Truth{inside: config.Yes, outside: config.No, none: config.No} {
		if got := internal(&Subject{Resource: r, World: w}, r.Block).Truth; got != want {
			t.Errorf("%s: got %v, want %v", r.Address, got, want)
		}
	}
	if got := OfType("aws_lb")(&Subject{Resource: inside}, inside.Block).Truth; got != config.No {
		t.Errorf("a listener is an aws_lb: %v", got)
	}
}

func TestByType(t *testing.T) {
	c := ByType(map[string]Condition{"aws_lb": True("internal", false)})
	for typ, want := range map[string]config.Truth{"aws_lb": config.No, "aws_elb": config.Yes} {
		s := &Subject{Resource: &config.Resource{Block: &config.Block{}, Type: typ}}
		if got := c(s, s.Block).Truth; got != want {
			t.Errorf("%s: got %v, want %v", typ, got, want)
		}
	}
}

func TestLength(t *testing.T) {
	for _, c := range []struct {
		name  string
		value cty.Value
		want  config.Truth
	}{
		{"nothing", cty.NullVal(cty.List(cty.String)), config.No},
		{"one", cty.TupleVal([]cty.Value{cty.StringVal("a")}), config.No},
		{"two", cty.TupleVal([]cty.Value{cty.StringVal("a"), cty.StringVal("b")}), config.Yes},
		{"not known", cty.UnknownVal(cty.List(cty.String)), config.Unknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Length("subnets", 2)(nil, holding("subnets", c.value)).Truth; got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	blocks := &config.Block{Blocks: []*config.Block{{Kind: "member"}, {Kind: "member"}}}
	if got := Length("member", 2)(nil, blocks).Truth; got != config.Yes {
		t.Errorf("two blocks: got %v, want Yes", got)
	}
}
