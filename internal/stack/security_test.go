package stack

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/fleet"
)

// estate is a fleet of environments without services. Without a region they are in us-east-1.
func estate(shared string, environments ...fleet.Environment) *fleet.Fleet {
	for i := range environments {
		if environments[i].Region == "" {
			environments[i].Region = "us-east-1"
		}
		if environments[i].Base.Security.Trail == "" {
			environments[i].Base.Security.Trail = fleet.NoTrail
		}
	}
	return &fleet.Fleet{Name: "shop", Shared: fleet.Shared{Account: shared, Region: "us-east-1"}, Environments: environments}
}

// TestOneStackOfAnAccountCarries counts, for each account and region, the
// stacks that make what there can be only once.
func TestOneStackOfAnAccountCarries(t *testing.T) {
	type carried struct{ account, region bool }
	tests := map[string]struct {
		fleet *fleet.Fleet
		want  map[string]carried
	}{
		"an account each": {
			estate("1", fleet.Environment{Name: "dev", Account: "2"}, fleet.Environment{Name: "prod", Account: "3"}),
			map[string]carried{"base/shared": {true, true}, "base/dev": {true, true}, "base/prod": {true, true}},
		},
		"dev in the shared account": {
			estate("1", fleet.Environment{Name: "dev", Account: "1"}, fleet.Environment{Name: "prod", Account: "2"}),
			map[string]carried{"base/shared": {true, true}, "base/dev": {}, "base/prod": {true, true}},
		},
		"all in one": {
			estate("1", fleet.Environment{Name: "dev", Account: "1"}, fleet.Environment{Name: "prod", Account: "1"}),
			map[string]carried{"base/shared": {true, true}, "base/dev": {}, "base/prod": {}},
		},
		"two environments in one account": {
			estate("1", fleet.Environment{Name: "dev", Account: "2"}, fleet.Environment{Name: "prod", Account: "2"}),
			map[string]carried{"base/shared": {true, true}, "base/dev": {true, true}, "base/prod": {}},
		},
		"another region of the same account": {
			estate("1", fleet.Environment{Name: "dev", Account: "2"}, fleet.Environment{Name: "eu", Account: "2", Region: "eu-west-1"},
				fleet.Environment{Name: "eu-too", Account: "2", Region: "eu-west-1"}),
			map[string]carried{"base/shared": {true, true}, "base/dev": {true, true}, "base/eu": {false, true}, "base/eu-too": {}},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			for _, i := range All(test.fleet) {
				var got carried
				got.account, got.region = carries(test.fleet, i)
				if got != test.want[i.ID] {
					t.Errorf("%s carries %+v, want %+v", i.ID, got, test.want[i.ID])
				}
			}
		})
	}
}

func TestGuards(t *testing.T) {
	ana, ben := "arn:aws:iam::1:user/ana", "arn:aws:iam::1:user/ben"
	account := func(s fleet.Security) fleet.Base { s.Trail = fleet.AccountTrail; return fleet.Base{Security: s} }
	tests := map[string]struct {
		fleet *fleet.Fleet
		want  map[string]guard
	}{
		"what any environment of the account asks for, once": {
			estate("1",
				fleet.Environment{Name: "dev", Account: "1", Base: account(fleet.Security{KeepDays: 30, BreakGlass: []string{ben}})},
				fleet.Environment{Name: "test", Account: "1", Base: account(fleet.Security{KeepDays: 90, Detection: true, Baseline: true, BreakGlass: []string{ana, ben}})}),
			map[string]guard{
				"base/shared": {
					AccountWide: true, RegionWide: true, Trail: "account", KeepDays: 90, Baseline: true, Detection: true,
					BreakGlass: []string{ana, ben}, BreakGlassAlarm: true,
				},
				"base/dev":  {Trail: "none", KeepDays: 90, Baseline: true, BreakGlass: []string{}},
				"base/test": {Trail: "none", KeepDays: 90, Baseline: true, BreakGlass: []string{}},
			},
		},
		"a shared account of its own is guarded as well as any": {
			estate("9",
				fleet.Environment{Name: "dev", Account: "1"},
				fleet.Environment{Name: "prod", Account: "2", Base: account(fleet.Security{KeepDays: 365, Config: true})}),
			map[string]guard{
				"base/shared": {AccountWide: true, RegionWide: true, Trail: "account", KeepDays: 365, Config: true, BreakGlass: []string{}},
				"base/dev":    {AccountWide: true, RegionWide: true, Trail: "none", BreakGlass: []string{}},
				"base/prod":   {AccountWide: true, RegionWide: true, Trail: "account", KeepDays: 365, Config: true, BreakGlass: []string{}},
			},
		},
		"an organization has one trail, which watches every account": {
			estate("1",
				fleet.Environment{Name: "dev", Account: "1", Base: fleet.Base{Security: fleet.Security{Trail: fleet.OrganizationTrail}}},
				fleet.Environment{Name: "prod", Account: "2", Base: fleet.Base{Security: fleet.Security{Trail: fleet.OrganizationTrail, BreakGlass: []string{ana}}}}),
			map[string]guard{
				"base/shared": {AccountWide: true, RegionWide: true, Trail: "organization", BreakGlass: []string{}, BreakGlassAlarm: true},
				"base/dev":    {Trail: "none", BreakGlass: []string{}},
				"base/prod":   {AccountWide: true, RegionWide: true, Trail: "none", BreakGlass: []string{ana}},
			},
		},
		"each region looks for itself, the account is recorded once": {
			estate("9",
				fleet.Environment{Name: "us", Account: "1", Base: account(fleet.Security{Detection: true, UnusedAccess: true})},
				fleet.Environment{Name: "eu", Account: "1", Region: "eu-west-1", Base: account(fleet.Security{})}),
			map[string]guard{
				"base/shared": {AccountWide: true, RegionWide: true, Trail: "account", Detection: true, UnusedAccess: true, BreakGlass: []string{}},
				"base/us":     {AccountWide: true, RegionWide: true, Trail: "account", Detection: true, UnusedAccess: true, BreakGlass: []string{}},
				"base/eu":     {RegionWide: true, Trail: "none", Detection: true, BreakGlass: []string{}},
			},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			for _, i := range All(test.fleet) {
				if diff := cmp.Diff(test.want[i.ID], guardOf(test.fleet, i)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", i.ID, diff)
				}
			}
		})
	}
}
