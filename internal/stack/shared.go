package stack

import (
	"slices"

	"flota.dev/flota/internal/fleet"
)

type sharedVariables struct {
	place
	Accounts    []string       `json:"accounts"`
	StateBucket string         `json:"state_bucket"`
	Alerts      alerts         `json:"alerts"`
	Security    sharedSecurity `json:"security"`
	BuildFleet  *buildFleet    `json:"build_fleet,omitempty"`
	Sign        bool           `json:"sign,omitempty"`
	// Workspaces is null where there are none.
	Workspaces *desktops      `json:"workspaces"`
	Bitbucket  *bitbucketOIDC `json:"bitbucket_oidc,omitempty"`
}

type buildFleet struct {
	Size     string `json:"size"`
	Machines int    `json:"machines"`
	Max      int    `json:"max"`
}

// newShared lets the pipelines tell everyone whom the alarms of some environment tell.
func newShared(f *fleet.Fleet, i Instance, p place) sharedVariables {
	v := sharedVariables{place: p, Security: newSharedSecurity(f, i), Accounts: accounts(f), StateBucket: Bucket(f), Alerts: alerts{Email: []string{}}, Workspaces: desktopsOf(f.Workspaces), Bitbucket: bitbucketOf(f), Sign: f.Sign}
	for _, e := range f.Environments {
		v.Alerts.Email = append(v.Alerts.Email, e.Base.Alerts.Email...)
	}
	slices.Sort(v.Alerts.Email)
	v.Alerts.Email = slices.Compact(v.Alerts.Email)
	if r := f.Reserved; r != nil {
		v.BuildFleet = &buildFleet{Size: r.Size, Machines: r.Machines, Max: r.Max}
	}
	return v
}
