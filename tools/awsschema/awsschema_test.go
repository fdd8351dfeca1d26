package main

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/sandbox/provider"
	"flota.dev/flota/internal/sandbox/provider/schema"
)

// generated is a small resource in the form that the package's generator writes.
const generated = `
export function thingRuleToHclTerraform(struct?: ThingRule): any {
  const attrs = {
    ports: {
      value: struct!.ports,
      isBlock: false,
      type: "set",
      storageClassType: "numberList",
    },
  };
}

export class ThingRuleOutputReference extends cdktf.ComplexObject {
  // ports - computed: false, optional: false, required: true
  private _ports?: number[];
  public get ports() {
    return cdktf.Token.asNumberList(cdktf.Fn.tolist(this.getNumberListAttribute('ports')));
  }
}

export class ThingRuleList extends cdktf.ComplexList {
}

export class ThingTimeoutsOutputReference extends cdktf.ComplexObject {
  // create - computed: false, optional: true, required: false
  private _create?: string;
  public get create() {
    return this.getStringAttribute('create');
  }
}

export class ThingResultOutputReference extends cdktf.ComplexObject {
  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute('name');
  }
}

export class ThingResultList extends cdktf.ComplexList {
}

export class Thing extends cdktf.TerraformResource {
        providerVersion: '6.25.0',

  // result - computed: true, optional: false, required: false
  private _result = new ThingResultList(this, "result", true);
  public get result() {
    return this._result;
  }

  // secret_wo - computed: false, optional: true, required: false
  private _secretWo?: string;
  public get secretWo() {
    return this.getStringAttribute('secret_wo');
  }

  // has_secret_wo - computed: true, optional: false, required: false
  public get hasSecretWo() {
    return this.getBooleanAttribute('has_secret_wo');
  }

  // rule - computed: false, optional: false, required: true
  private _rule = new ThingRuleList(this, "rule", true);
  public get rule() {
    return this._rule;
  }

  // only - computed: false, optional: true, required: false
  private _only = new ThingRuleOutputReference(this, "only");
  public get only() {
    return this._only;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new ThingTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      rule: {
        isBlock: true,
        type: "set",
        storageClassType: "ThingRuleList",
      },
      only: {
        isBlock: true,
        type: "list",
        storageClassType: "ThingRuleList",
      },
      timeouts: {
        isBlock: true,
        type: "struct",
        storageClassType: "ThingTimeouts",
      },
    };
  }
}
`

func TestParse(t *testing.T) {
	s := parse(generated)
	if s.main != "Thing" || s.version != "6.25.0" {
		t.Fatalf("main %q, version %q", s.main, s.version)
	}
	got, err := s.root()
	if err != nil {
		t.Fatal(err)
	}
	rule := &schema.Block{Attributes: map[string]*schema.Attribute{"ports": {Type: cty.Set(cty.Number), Required: true}}, Blocks: map[string]*schema.Nested{}}
	want := &schema.Block{
		Attributes: map[string]*schema.Attribute{
			"result":        {Type: cty.Set(cty.Object(map[string]cty.Type{"name": cty.String})), Computed: true},
			"secret_wo":     {Type: cty.String, Optional: true, WriteOnly: true},
			"has_secret_wo": {Type: cty.Bool, Computed: true},
		},
		Blocks: map[string]*schema.Nested{
			"rule":     {Nesting: schema.SetOf, Min: 1, Block: rule},
			"only":     {Nesting: schema.List, Max: 1, Block: rule},
			"timeouts": {Nesting: schema.Single, Block: &schema.Block{Attributes: map[string]*schema.Attribute{"create": {Type: cty.String, Optional: true}}, Blocks: map[string]*schema.Nested{}}},
		},
	}
	same := cmp.Comparer(cty.Type.Equals)
	if diff := cmp.Diff(want.Type(), got.Type(), same); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want.Attributes, got.Attributes, same); diff != "" {
		t.Error(diff)
	}
	for name, n := range want.Blocks {
		g := got.Blocks[name]
		if g == nil || g.Nesting != n.Nesting || g.Min != n.Min || g.Max != n.Max {
			t.Errorf("block %s: %+v", name, g)
		}
	}
}

// TestTypesAreGenerated holds that the file in the tree was made from the list in the tree.
func TestTypesAreGenerated(t *testing.T) {
	wanted, err := readTypes("types.txt")
	if err != nil {
		t.Fatal(err)
	}
	set, err := provider.Schema()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wanted.resources, slices.Sorted(maps.Keys(set.Resources))); diff != "" {
		t.Errorf("run make generate:\n%s", diff)
	}
	if diff := cmp.Diff(wanted.dataSources, slices.Sorted(maps.Keys(set.DataSources))); diff != "" {
		t.Errorf("run make generate:\n%s", diff)
	}
}

// FuzzParse feeds the parser any text: it must not panic, nor must the block that is built of it.
func FuzzParse(f *testing.F) {
	f.Add(generated)
	f.Fuzz(func(t *testing.T, text string) {
		s := parse(text)
		if s.main != "" {
			_, _ = s.root()
		}
	})
}
