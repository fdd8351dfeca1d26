package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/msgpack"

	"flota.dev/flota/internal/sandbox/provider/schema"
	"flota.dev/flota/internal/sandbox/store"
)

// unknown stands in attributes for a value that is known only after apply.
type unknown struct{}

// decode reads a value of the given block. A null value gives nil attributes.
func decode(v *tfprotov6.DynamicValue, b *schema.Block) (store.Attributes, error) {
	value, err := decodeValue(v, b)
	if err != nil {
		return nil, err
	}
	a, _ := fromCty(value).(map[string]any)
	return a, nil
}

func decodeValue(v *tfprotov6.DynamicValue, b *schema.Block) (cty.Value, error) {
	if v == nil || len(v.MsgPack) == 0 {
		return cty.NullVal(b.Type()), nil
	}
	return msgpack.Unmarshal(v.MsgPack, b.Type())
}

// encode writes attributes as a value of the block; nil attributes give a null value.
func encode(a store.Attributes, b *schema.Block) (*tfprotov6.DynamicValue, error) {
	var in any
	if a != nil {
		in = map[string]any(a)
	}
	value, err := toCty(in, b.Type())
	if err != nil {
		return nil, err
	}
	return encodeValue(value)
}

func encodeValue(v cty.Value) (*tfprotov6.DynamicValue, error) {
	raw, err := msgpack.Marshal(v, v.Type())
	return &tfprotov6.DynamicValue{MsgPack: raw}, err
}

// fromCty turns a value into what the store keeps: nulls of objects are left
// out, numbers are float64, and what is not known is unknown{}.
func fromCty(v cty.Value) any {
	switch t := v.Type(); {
	case v.IsNull():
		return nil
	case !v.IsKnown():
		return unknown{}
	case t == cty.String:
		return v.AsString()
	case t == cty.Number:
		f, _ := v.AsBigFloat().Float64()
		return f
	case t == cty.Bool:
		return v.True()
	case t.IsObjectType():
		return fromObject(v)
	case t.IsMapType():
		out := make(map[string]any, v.LengthInt())
		for it := v.ElementIterator(); it.Next(); {
			k, e := it.Element()
			out[k.AsString()] = fromCty(e)
		}
		return out
	default:
		out := []any{}
		for it := v.ElementIterator(); it.Next(); {
			_, e := it.Element()
			out = append(out, fromCty(e))
		}
		return out
	}
}

func fromObject(v cty.Value) map[string]any {
	out := map[string]any{}
	for name := range v.Type().AttributeTypes() {
		if a := fromCty(v.GetAttr(name)); a != nil {
			out[name] = a
		}
	}
	return out
}

// toCty is fromCty backwards. A list or set of blocks that is left out is
// empty; any other value left out is null.
func toCty(in any, t cty.Type) (cty.Value, error) {
	switch in := in.(type) {
	case nil:
		return cty.NullVal(t), nil
	case unknown:
		return cty.UnknownVal(t), nil
	case string:
		return primitive(cty.StringVal(in), t)
	case bool:
		return primitive(cty.BoolVal(in), t)
	case float64:
		return primitive(cty.NumberFloatVal(in), t)
	case int:
		return primitive(cty.NumberIntVal(int64(in)), t)
	case map[string]any:
		if t.IsObjectType() {
			return toObject(in, t)
		}
		return toMap(in, t)
	case []any:
		return toCollection(in, t)
	}
	return cty.NilVal, fmt.Errorf("%T cannot be a %s", in, t.FriendlyName())
}

func primitive(v cty.Value, t cty.Type) (cty.Value, error) {
	if v.Type() != t {
		return cty.NilVal, fmt.Errorf("a %s cannot be a %s", v.Type().FriendlyName(), t.FriendlyName())
	}
	return v, nil
}

func toObject(in map[string]any, t cty.Type) (cty.Value, error) {
	types := t.AttributeTypes()
	out := make(map[string]cty.Value, len(types))
	for name, at := range types {
		v, err := toCty(in[name], at)
		if err != nil {
			return cty.NilVal, fmt.Errorf("%s: %w", name, err)
		}
		out[name] = v
	}
	return cty.ObjectVal(out), nil
}

func toMap(in map[string]any, t cty.Type) (cty.Value, error) {
	if !t.IsMapType() {
		return cty.NilVal, fmt.Errorf("a map cannot be a %s", t.FriendlyName())
	}
	if len(in) == 0 {
		return cty.MapValEmpty(t.ElementType()), nil
	}
	out := make(map[string]cty.Value, len(in))
	for k, e := range in {
		v, err := toCty(e, t.ElementType())
		if err != nil {
			return cty.NilVal, fmt.Errorf("%s: %w", k, err)
		}
		out[k] = v
	}
	return cty.MapVal(out), nil
}

func toCollection(in []any, t cty.Type) (cty.Value, error) {
	if !t.IsListType() && !t.IsSetType() {
		return cty.NilVal, fmt.Errorf("a list cannot be a %s", t.FriendlyName())
	}
	out := make([]cty.Value, len(in))
	for i, e := range in {
		v, err := toCty(e, t.ElementType())
		if err != nil {
			return cty.NilVal, fmt.Errorf("%d: %w", i, err)
		}
		out[i] = v
	}
	switch {
	case t.IsListType() && len(out) == 0:
		return cty.ListValEmpty(t.ElementType()), nil
	case t.IsListType():
		return cty.ListVal(out), nil
	case len(out) == 0:
		return cty.SetValEmpty(t.ElementType()), nil
	default:
		return cty.SetVal(out), nil
	}
}
