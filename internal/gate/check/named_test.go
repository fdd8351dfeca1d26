package check

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
)

func TestNamedPrefersTheOwnStack(t *testing.T) {
	staging, production := &config.Stack{}, &config.Stack{}
	for _, s := range []*config.Stack{staging, production} {
		s.Resources = []*config.Resource{
			{Type: "aws_db_instance", Address: "aws_db_instance.orders", Stack: s, Block: holding("parameter_group_name", cty.StringVal("orders"))},
			{Type: "aws_db_parameter_group", Address: "aws_db_parameter_group.orders", Stack: s, Block: holding("name", cty.StringVal("orders"))},
		}
	}
	w := NewWorld(staging, production, &config.Stack{Resources: []*config.Resource{
		{Type: "aws_db_parameter_group", Address: "aws_db_parameter_group.invoices", Block: holding("name", cty.StringVal("invoices"))},
	}})
	orders := &Subject{Resource: production.Resources[0], World: w}
	if got := orders.Named(orders.Get("parameter_group_name"), "aws_db_parameter_group"); len(got) != 1 || got[0] != production.Resources[1] {
		t.Errorf("got %v, want the group of the own stack", got)
	}
	elsewhere := config.Value{V: cty.StringVal("invoices")}
	if got := orders.Named(elsewhere, "aws_db_parameter_group"); len(got) != 1 || got[0].Address != "aws_db_parameter_group.invoices" {
		t.Errorf("got %v, want the group of another stack", got)
	}
}
