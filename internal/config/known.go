package config

import (
	"strconv"

	"github.com/zclconf/go-cty/cty"
)

// known are attributes of data sources that follow from the configuration.
func (m *made) known(name string) (cty.Value, bool) {
	switch m.block.Labels[0] {
	case "aws_iam_policy_document":
		return m.document(name)
	case "template_file":
		if name == "rendered" {
			return m.rendered()
		}
	case "aws_partition":
		v, ok := partition[name]
		return cty.StringVal(v), ok
	case "aws_region":
		if name == "name" || name == "region" || name == "id" {
			return m.provider("region")
		}
	case "aws_caller_identity":
		if name == "account_id" || name == "id" {
			return m.provider("allowed_account_ids")
		}
	case "aws_availability_zones":
		if name == "names" || name == "zone_ids" {
			return m.zones(name), true
		}
	}
	return cty.NilVal, false
}

// partition is what data.aws_partition says for the public regions.
var partition = map[string]string{
	"partition": "aws", "id": "aws", "dns_suffix": "amazonaws.com", "reverse_dns_prefix": "com.amazonaws",
}

func (m *made) document(name string) (cty.Value, bool) {
	if name != "json" && name != "minified_json" {
		return cty.NilVal, false
	}
	b := m.evaluated()
	if b == nil {
		return cty.DynamicVal, true
	}
	v, _ := m.scope.once(m.cells, name, m.block.DefRange(), func() (cty.Value, error) {
		full, minified, err := policyDocument(b)
		if name == "json" {
			return full, err
		}
		return minified, err
	})
	return v, true
}

// zones are the names of three zones: most regions have as many or more.
func (m *made) zones(name string) cty.Value {
	var out []cty.Value
	for k := range 3 {
		out = append(out, m.instance.token(m.address, name+"["+strconv.Itoa(k)+"]"))
	}
	return cty.ListVal(out)
}

// provider is an argument of the provider that the data source uses, where it
// is one known string.
func (m *made) provider(argument string) (cty.Value, bool) {
	name, which := "aws", ""
	if a := m.block.Body.Attributes["provider"]; a != nil {
		name, which = providerName(a.Expr)
	}
	b, in := m.instance.provider(name, which)
	if b == nil || b.Body.Attributes[argument] == nil {
		return cty.NilVal, false
	}
	v, err := in.scope.evaluate(b.Body.Attributes[argument].Expr)
	if err != nil || v.IsNull() || !v.IsKnown() {
		return cty.NilVal, false
	}
	if v.CanIterateElements() && v.LengthInt() == 1 {
		v = v.AsValueSlice()[0]
	}
	_, ok := text(v)
	return v, ok
}
