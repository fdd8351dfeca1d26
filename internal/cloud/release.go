package cloud

import (
	"errors"

	"flota.dev/flota/internal/release"
)

// Release returns what the release engine needs of this account and region.
func (c *Cloud) Release() release.Ports {
	return release.Ports{
		Services:    services{c},
		Deployments: deployments{c},
		Revisions:   revisions{c},
		Tasks:       tasks{c},
		Signals:     signals{c},
		Inputs:      inputs{c},
		Schedules:   schedules{c},
		Files:       files{c},
		Verify:      c.http,
	}
}

// found is explain, but with release.ErrNotFound for what is not there.
func found(err error) error {
	if absent(err) {
		return errors.Join(release.ErrNotFound, explain(err))
	}
	return explain(err)
}
