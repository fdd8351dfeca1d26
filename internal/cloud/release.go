package cloud

import (
	"errors"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/release"
)

// Release returns what the release engine needs of this account and region.
func (c *Cloud) Release() release.Ports {
	return release.Ports{
		Services:    services{c},
		Deployments: deployments{c},
		CodeDeploy:  codedeploy{c},
		Revisions:   revisions{c},
		Tasks:       tasks{c},
		Signals:     signals{c},
		Inputs:      inputs{c},
		Schedules:   schedules{c},
		Files:       files{c},
		Verify:      c.http,
	}
}

// found is explain, but what is not there also counts as release.ErrNotFound.
func found(err error) error {
	explained := explain(err)
	if e, ok := errors.AsType[*diag.Error](explained); ok && absent(err) {
		e.Err = errors.Join(release.ErrNotFound, err)
	}
	return explained
}
