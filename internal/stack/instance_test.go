package stack

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func ids(all []Instance) []string {
	var out []string
	for _, i := range all {
		out = append(out, i.ID)
	}
	return out
}

func TestAllCountsTwoByTwo(t *testing.T) {
	f := load(t)
	services, environments := len(f.Names()), len(f.Environments)
	want := 1 + services + environments*(1+services)
	if got := len(All(f)); got != want {
		t.Errorf("got %d stacks, want %d", got, want)
	}
}

func TestAllPlacesStacks(t *testing.T) {
	byID := map[string]Instance{}
	for _, i := range All(load(t)) {
		byID[i.ID] = i
	}
	want := map[string]Instance{
		"base/shared": {ID: "base/shared", Kind: BaseShared, Account: "111111111111", Region: "us-east-1"},
		"base/prod": {
			ID: "base/prod", Kind: BaseEnvironment, Environment: "prod", Account: "222222222222", Region: "us-east-1",
			Needs: []string{"base/shared"},
		},
		"service/orders/core": {
			ID: "service/orders/core", Kind: ServiceCore, Service: "orders", Account: "111111111111", Region: "us-east-1",
			Needs: []string{"base/shared"},
		},
		"service/orders/prod": {
			ID: "service/orders/prod", Kind: ServiceEnvironment, Service: "orders", Environment: "prod",
			Account: "222222222222", Region: "us-east-1", Needs: []string{"base/prod", "service/orders/core"},
		},
	}
	for id, w := range want {
		if diff := cmp.Diff(w, byID[id]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
}

func TestGraphNeedsOnlyStacks(t *testing.T) {
	all := All(load(t))
	g := Graph(all)
	if g.Len() != len(all) {
		t.Errorf("the graph has %d nodes, and there are %d stacks", g.Len(), len(all))
	}
	waves, err := g.Waves()
	if err != nil || len(waves) != 3 {
		t.Errorf("got %d waves and error %v, want 3: base/shared, then environments and cores, then services", len(waves), err)
	}
}

func TestUpstreamIsNeeded(t *testing.T) {
	for _, i := range All(load(t)) {
		for variable, id := range i.Upstream() {
			if !Graph([]Instance{i}).Has(id) {
				t.Errorf("%s takes the outputs of %s as %q, but does not need it", i.ID, id, variable)
			}
		}
	}
}

func TestSelect(t *testing.T) {
	all := All(load(t))
	for name, c := range map[string]struct {
		selection Selection
		want      []string
	}{
		"everything":          {Selection{}, ids(all)},
		"one service":         {Selection{Services: []string{"web"}}, []string{"base/shared", "base/dev", "base/prod", "service/web/core", "service/web/dev", "service/web/prod"}},
		"one in one":          {Selection{Services: []string{"web"}, Environments: []string{"dev"}}, []string{"base/shared", "base/dev", "service/web/core", "service/web/dev"}},
		"by name":             {Selection{IDs: []string{"base/dev"}}, []string{"base/dev"}},
		"names and a service": {Selection{IDs: []string{"service/web/dev", "service/orders/dev"}, Services: []string{"web"}}, []string{"service/web/dev"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Select(all, c.selection)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, ids(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if _, err := Select(all, Selection{IDs: []string{"base/staging"}}); err == nil {
		t.Error("a stack that does not exist was selected")
	}
}

func TestStateLiesInTheSharedAccount(t *testing.T) {
	got := StateOf(load(t), "service/orders/prod")
	want := State{
		Bucket: "cambio-state-111111111111-us-east-1", Key: "service/orders/prod/terraform.tfstate",
		Account: "111111111111", Region: "us-east-1",
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
