package stack

import (
	"slices"

	"flota.dev/flota/internal/fleet"
)

// guard is what a base stack makes to guard its account.
type guard struct {
	AccountWide     bool     `json:"account_wide"`
	RegionWide      bool     `json:"region_wide"`
	Trail           string   `json:"trail"`
	KeepDays        int      `json:"keep_days"`
	Baseline        bool     `json:"baseline"`
	Detection       bool     `json:"detection"`
	Config          bool     `json:"config"`
	UnusedAccess    bool     `json:"unused_access"`
	BreakGlass      []string `json:"break_glass"`
	BreakGlassAlarm bool     `json:"break_glass_alarm"`
}

// sharedSecurity is a guard, with what all accounts deliver to.
type sharedSecurity struct {
	guard
	// Audit says whether there is a bucket of trails and histories.
	Audit bool `json:"audit"`
}

// environmentSecurity is a guard, with what the environment's own roles may do.
type environmentSecurity struct {
	guard
	Actions []string `json:"actions"`
}

// carries tells what of an account only one of its stacks may make: what the
// account has once, and what it has once in the stack's region. It is the first
// base stack of the account, or of account and region, in the order of All, so
// that environments may share an account with each other and with base/shared.
func carries(f *fleet.Fleet, i Instance) (accountWide, regionWide bool) {
	accountWide, regionWide = true, true
	for _, other := range All(f) {
		switch {
		case other.ID == i.ID:
			return accountWide, regionWide
		case other.Service != "" || other.Account != i.Account:
		case other.Region == i.Region:
			return false, false
		default:
			accountWide = false
		}
	}
	return accountWide, regionWide
}

// wishes are the security settings of those who live in an account: of its
// environments or, for a shared account without any, of all.
func wishes(f *fleet.Fleet, account string) []fleet.Security {
	var own, all []fleet.Security
	for _, e := range f.Environments {
		all = append(all, e.Base.Security)
		if e.Account == account {
			own = append(own, e.Base.Security)
		}
	}
	if len(own) == 0 {
		return all
	}
	return own
}

// guardOf returns what a base stack makes: what any environment of its account
// asks for, as far as no other stack makes it.
func guardOf(f *fleet.Fleet, i Instance) guard {
	g := guard{Trail: fleet.NoTrail, BreakGlass: []string{}}
	g.AccountWide, g.RegionWide = carries(f, i)
	var watched bool
	for _, w := range wishes(f, i.Account) {
		g.KeepDays = max(g.KeepDays, w.KeepDays)
		g.Baseline = g.Baseline || w.Baseline
		g.Detection = g.Detection || w.Detection && g.RegionWide
		g.Config = g.Config || w.Config && g.RegionWide
		g.UnusedAccess = g.UnusedAccess || w.UnusedAccess && g.AccountWide
		if g.AccountWide {
			g.BreakGlass = append(g.BreakGlass, w.BreakGlass...)
		}
		watched = watched || w.Trail == fleet.AccountTrail
	}
	slices.Sort(g.BreakGlass)
	g.BreakGlass = slices.Compact(g.BreakGlass)
	switch {
	case i.Kind == BaseShared && someone(f, func(s fleet.Security) bool { return s.Trail == fleet.OrganizationTrail }):
		g.Trail = fleet.OrganizationTrail
		g.BreakGlassAlarm = someone(f, func(s fleet.Security) bool { return len(s.BreakGlass) > 0 })
	case g.AccountWide && watched:
		g.Trail = fleet.AccountTrail
		g.BreakGlassAlarm = len(g.BreakGlass) > 0
	}
	return g
}

// someone reports whether the security of any environment is so.
func someone(f *fleet.Fleet, is func(fleet.Security) bool) bool {
	return slices.ContainsFunc(f.Environments, func(e fleet.Environment) bool { return is(e.Base.Security) })
}

func newSharedSecurity(f *fleet.Fleet, i Instance) sharedSecurity {
	return sharedSecurity{guardOf(f, i), audited(f)}
}

// audited reports whether trails or histories are kept anywhere.
func audited(f *fleet.Fleet) bool {
	return someone(f, func(s fleet.Security) bool { return s.Trail != fleet.NoTrail || s.Config })
}

func newEnvironmentSecurity(f *fleet.Fleet, i Instance, s fleet.Security) environmentSecurity {
	return environmentSecurity{guardOf(f, i), append([]string{}, s.Actions...)}
}
