package release

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

// Row is what `flota status` tells of one service.
type Row struct {
	Service  string         `json:"service"`
	Kind     fleet.Kind     `json:"kind"`
	Version  string         `json:"version,omitempty"` // what has production traffic; of what says no version, the revision
	Digest   string         `json:"digest,omitempty"`  // the first 12 digits
	Revision string         `json:"revision,omitempty"`
	Verdict  ledger.Verdict `json:"verdict,omitempty"` // of the last release
	Reason   string         `json:"reason,omitempty"`
	Running  int            `json:"running"`
	Desired  int            `json:"desired"`
	Healthy  int            `json:"healthy"` // targets of the load balancer
	Released time.Time      `json:"released,omitzero"`
	Who      string         `json:"who,omitempty"`
	// Going is set while a release is going on.
	Going *Going `json:"going,omitempty"`
	// Missing says that the environment has no such service yet.
	Missing bool `json:"missing,omitempty"`
}

// Going is a release that has not ended.
type Going struct {
	Version string  `json:"version,omitempty"`
	Stage   string  `json:"stage"`
	Percent float64 `json:"percent"` // of production traffic on the new revision
}

// Status tells how the services of an environment are. It changes nothing. Rows
// stand in the order of the requests, of which it reads what Rollback does.
func (e *Engine) Status(ctx context.Context, requests []Request) ([]Row, error) {
	rows := make([]Row, len(requests))
	indices := make([]int, len(requests))
	for i := range indices {
		indices[i] = i
	}
	err := together(ctx, indices, func(ctx context.Context, i int) error {
		var err error
		rows[i], err = e.row(ctx, requests[i])
		return err
	})
	return rows, err
}

func (e *Engine) row(ctx context.Context, r Request) (Row, error) {
	row := Row{Service: r.Service.Name, Kind: r.Service.Kind}
	last, err := e.ledger.Last(ctx, r.Environment, r.Service.Name)
	if err != nil && !errors.Is(err, ledger.ErrNotFound) {
		return row, err
	}
	if last, err = e.trace(ctx, r, last); err != nil {
		return row, err
	}
	if last, err = e.judge(ctx, last); err != nil {
		return row, err
	}
	row.Verdict, row.Reason, row.Released, row.Who = last.Verdict, last.Reason, last.Started, last.Who
	serving, err := e.serving(ctx, r, last, &row)
	if err != nil {
		return row, err
	}
	if row.Going == nil && row.Running > 0 && row.Revision != serving.Revision {
		if serving, err = e.foreign(ctx, r, &row, serving); err != nil {
			return row, err
		}
	}
	row.Version, row.Digest, row.Revision = serving.Version, short(serving.Digest), serving.Revision
	return row, nil
}

// serving finds the release that has production traffic, and fills in the counts.
func (e *Engine) serving(ctx context.Context, r Request, last ledger.Release, row *Row) (ledger.Release, error) {
	going := false
	if r.Service.Kind == fleet.HTTP || r.Service.Kind == fleet.Worker {
		var err error
		if going, err = e.counts(ctx, r, last, row); err != nil {
			return ledger.Release{}, err
		}
	}
	if !going && last.Good() || going && row.Going.Percent >= 100 {
		return last, nil
	}
	good, err := e.ledger.LastGood(ctx, r.Environment, r.Service.Name, ledger.Release{})
	if errors.Is(err, ledger.ErrNotFound) {
		return ledger.Release{}, nil
	}
	return good, err
}

// foreign finds what a service runs that no good release brought there, such as
// a revision that somebody deployed past flota. While a deployment goes on, the
// service names what is to come, and serving serves.
func (e *Engine) foreign(ctx context.Context, r Request, row *Row, serving ledger.Release) (ledger.Release, error) {
	revision, d, err := e.atWork(ctx, r)
	if errors.Is(err, ErrNotFound) || err == nil && !d.Status.Ended() {
		return serving, nil
	}
	row.Released, row.Who = time.Time{}, ""
	_, digest, _ := strings.Cut(revision.Image, "@")
	version := cmp.Or(revision.Env[versionVariable], revision.ARN[strings.LastIndexByte(revision.ARN, '/')+1:])
	return ledger.Release{Revision: revision.ARN, Version: version, Digest: digest}, err
}

func (e *Engine) counts(ctx context.Context, r Request, last ledger.Release, row *Row) (going bool, err error) {
	s, err := e.ports.Services.Service(ctx, r.cluster(), r.name())
	if errors.Is(err, ErrNotFound) {
		row.Missing = true
		return false, nil
	}
	if err != nil {
		return false, err
	}
	row.Running, row.Desired, row.Revision = s.Running, s.Desired, s.TaskDefinition
	for _, group := range s.Groups {
		targets, err := e.ports.Signals.Targets(ctx, group)
		if err != nil {
			return false, err
		}
		for _, t := range targets {
			if t.State == "healthy" {
				row.Healthy++
			}
		}
	}
	if last.Verdict.Final() {
		return false, nil
	}
	d, err := e.deployments(r.Service).Newest(ctx, r.cluster(), r.name())
	if err != nil && !errors.Is(err, ErrNotFound) {
		return false, err
	}
	if err != nil || d.Status.Ended() || d.ARN != last.Deployment {
		return false, nil
	}
	row.Going = &Going{Version: last.Version, Stage: d.Stage, Percent: d.percent()}
	return true, nil
}

// short cuts a digest to what a person can compare.
func short(digest string) string {
	const prefix = len("sha256:")
	if len(digest) < prefix+12 {
		return digest
	}
	return digest[prefix : prefix+12]
}
