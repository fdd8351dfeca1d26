package provider

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"flota.dev/flota/internal/sandbox/provider/schema"
)

// TestSchema holds that the generated file is whole.
func TestSchema(t *testing.T) {
	set, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(set.Version, "6.") || len(set.Resources) < 150 || len(set.DataSources) < 30 {
		t.Fatalf("version %s, %d resource types, %d data sources", set.Version, len(set.Resources), len(set.DataSources))
	}
	for _, name := range []string{"region", "allowed_account_ids", "access_key", "profile", "use_fips_endpoint", "skip_credentials_validation"} {
		if set.Provider.Attributes[name] == nil {
			t.Errorf("provider block: no %s", name)
		}
	}
	for _, name := range []string{"assume_role", "default_tags", "endpoints", "ignore_tags"} {
		if set.Provider.Blocks[name] == nil {
			t.Errorf("provider block: no %s block", name)
		}
	}
	for name, b := range set.Resources {
		saneBlock(t, name, b)
	}
	for name, b := range set.DataSources {
		saneBlock(t, "data "+name, b)
	}
	if a := set.Resources["aws_db_instance"].Attributes; !a["password_wo"].WriteOnly || !a["password"].Sensitive || a["engine"].WriteOnly {
		t.Error("aws_db_instance: flags of the passwords")
	}
	if a := set.Resources["aws_security_group"].Attributes["ingress"]; a == nil || !a.Optional || !a.Computed || !a.Type.IsSetType() {
		t.Error("aws_security_group: ingress must be an attribute that may be written as blocks")
	}
}

func saneBlock(t *testing.T, where string, b *schema.Block) {
	t.Helper()
	if len(b.Attributes)+len(b.Blocks) == 0 && !strings.Contains(where, ".") {
		t.Errorf("%s: empty", where)
	}
	for name, a := range b.Attributes {
		switch {
		case !a.Required && !a.Optional && !a.Computed:
			t.Errorf("%s.%s: neither set nor computed", where, name)
		case a.Required && (a.Optional || a.Computed):
			t.Errorf("%s.%s: required, and more", where, name)
		case a.WriteOnly && a.Computed:
			t.Errorf("%s.%s: write-only and computed", where, name)
		}
	}
	for name, n := range b.Blocks {
		if n.Max > 0 && n.Min > n.Max || !slices.Contains([]schema.Nesting{schema.List, schema.SetOf, schema.Single}, n.Nesting) {
			t.Errorf("%s.%s: %s of %d to %d", where, name, n.Nesting, n.Min, n.Max)
		}
		saneBlock(t, where+"."+name, n.Block)
	}
}

// TestNarrow holds that a socket may serve a few types only.
func TestNarrow(t *testing.T) {
	p, err := New(openStore(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	reply, err := p.schemaReply([]string{"aws_vpc", "data aws_region"})
	if err != nil {
		t.Fatal(err)
	}
	if got := slices.Collect(maps.Keys(reply.ResourceSchemas)); !slices.Equal(got, []string{"aws_vpc"}) {
		t.Errorf("resources: %v", got)
	}
	if got := slices.Collect(maps.Keys(reply.DataSourceSchemas)); !slices.Equal(got, []string{"aws_region"}) {
		t.Errorf("data sources: %v", got)
	}
}

func TestConfigure(t *testing.T) {
	for _, c := range []struct {
		name            string
		config          map[string]any
		account, region string
		wrong           int
	}{
		{"nothing", map[string]any{}, noAccount, "us-east-1", 0},
		{"allowed account", map[string]any{"allowed_account_ids": []any{"222222222222"}, "region": "eu-west-1"}, "222222222222", "eu-west-1", 0},
		{"role", map[string]any{"assume_role": []any{map[string]any{"role_arn": "arn:aws:iam::333333333333:role/x"}}}, "333333333333", "us-east-1", 0},
		{"key that is an account", map[string]any{"access_key": "444444444444"}, "444444444444", "us-east-1", 0},
		{"key that is none", map[string]any{"access_key": "AKIAIOSFODNN7EXAMPLE"}, noAccount, "us-east-1", 0},
		{"bad account and region", map[string]any{"allowed_account_ids": []any{"1"}, "region": "nowhere"}, noAccount, "nowhere", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := newEngine(t, Options{})
			value := e.encode(c.config, e.schema.Provider)
			valid, err := e.ValidateProviderConfig(e.ctx, &tfprotov6.ValidateProviderConfigRequest{Config: value})
			if err != nil || len(valid.Diagnostics) != c.wrong {
				t.Errorf("%v %v", valid.Diagnostics, err)
			}
			if _, err := e.ConfigureProvider(e.ctx, &tfprotov6.ConfigureProviderRequest{Config: value}); err != nil {
				t.Fatal(err)
			}
			if got := sessionOf(e.ctx).current(); got.account != c.account || got.region != c.region {
				t.Errorf("account %s, region %s", got.account, got.region)
			}
		})
	}
}

// TestUpgrade reads a state that another version of the provider wrote.
func TestUpgrade(t *testing.T) {
	e := newEngine(t, Options{})
	resp, err := e.UpgradeResourceState(e.ctx, &tfprotov6.UpgradeResourceStateRequest{TypeName: "aws_ecs_cluster", RawState: &tfprotov6.RawState{
		JSON: []byte(`{"name":"dev","capacity_providers":["FARGATE"],"tags":null,"setting":[{"name":"containerInsights","value":"enabled"}]}`),
	}})
	if err != nil {
		t.Fatal(err)
	}
	attrs, err := decode(resp.UpgradedState, e.schema.Resources["aws_ecs_cluster"])
	if err != nil || attrs["name"] != "dev" || len(collect(map[string]any(attrs), []string{"setting", "value"})) != 1 {
		t.Errorf("%v %v", attrs, err)
	}
}
