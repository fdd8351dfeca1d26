package release

import (
	"context"
	"errors"

	"flota.dev/flota/internal/ledger"
)

// job releases what runs on a schedule: from its next run on it is the new
// revision. Terraform makes the schedule switched off, as there is no image yet.
// The first release switches it on, later ones leave that to people.
func (a *attempt) job(ctx context.Context) (Result, error) {
	_, err := a.ledger.LastGood(ctx, a.Environment, a.Service.Name, ledger.Release{})
	if err != nil && !errors.Is(err, ledger.ErrNotFound) {
		return a.fail(ctx, err)
	}
	a.first = err != nil
	revision, err := a.register(ctx)
	if err != nil {
		return a.fail(ctx, err)
	}
	return a.point(ctx, revision)
}

func (a *attempt) point(ctx context.Context, revision string) (Result, error) {
	a.record.Revision = revision
	if err := a.note(ctx, ledger.Deployed, ledger.Release{Revision: revision}); err != nil {
		return a.fail(ctx, err)
	}
	a.progress.enter(stageSchedule, "")
	a.handed = true
	s := a.Outputs.Schedule
	if err := a.ports.Schedules.Point(ctx, s.Group, s.Name, revision, a.first); err != nil {
		return a.fail(ctx, err)
	}
	a.progress.now.Percent = 100
	a.markLive()
	return a.conclude(ctx, ending{verdict: ledger.Live})
}
