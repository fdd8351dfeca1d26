package schema

import (
	"bytes"
	"testing"

	"github.com/zclconf/go-cty/cty"
)

func sample() *Set {
	return &Set{
		Version:  "6.0.0",
		Provider: &Block{Attributes: map[string]*Attribute{"region": {Type: cty.String, Optional: true}}},
		Resources: map[string]*Block{"aws_x": {
			Attributes: map[string]*Attribute{
				"id":   {Type: cty.String, Computed: true},
				"tags": {Type: cty.Map(cty.String), Optional: true},
			},
			Blocks: map[string]*Nested{
				"many":     {Nesting: List, Min: 1, Block: &Block{Attributes: map[string]*Attribute{"port": {Type: cty.Number, Required: true}}}},
				"set":      {Nesting: SetOf, Block: &Block{}},
				"timeouts": {Nesting: Single, Block: &Block{}},
			},
		}},
	}
}

func TestType(t *testing.T) {
	want := cty.Object(map[string]cty.Type{
		"id": cty.String, "tags": cty.Map(cty.String), "many": cty.List(cty.Object(map[string]cty.Type{"port": cty.Number})),
		"set": cty.Set(cty.EmptyObject), "timeouts": cty.EmptyObject,
	})
	if got := sample().Resources["aws_x"].Type(); !got.Equals(want) {
		t.Errorf("got %#v", got)
	}
}

// TestWrite holds that a set comes back as it was, and that the same set gives the same bytes.
func TestWrite(t *testing.T) {
	var first, second bytes.Buffer
	if err := sample().Write(&first); err != nil {
		t.Fatal(err)
	}
	got, err := Read(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if !got.Resources["aws_x"].Type().Equals(sample().Resources["aws_x"].Type()) || got.Resources["aws_x"].Blocks["many"].Min != 1 {
		t.Errorf("got %+v", got)
	}
	if err := got.Write(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("written twice, the bytes differ")
	}
	if _, err := Read(bytes.NewReader([]byte("no"))); err == nil {
		t.Error("any bytes are read")
	}
}
