package release

import (
	"context"

	"flota.dev/flota/internal/ledger"
)

func (r Request) schedule() string {
	if r.Outputs.Schedule != "" {
		return r.Outputs.Schedule
	}
	return r.name()
}

// job releases what runs on a schedule: from its next run on it is the new revision.
func (a *attempt) job(ctx context.Context) (Result, error) {
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
	if err := a.ports.Schedules.Point(ctx, a.Outputs.ScheduleGroup, a.schedule(), revision); err != nil {
		return a.fail(ctx, err)
	}
	a.progress.now.Percent = 100
	a.markLive()
	return a.conclude(ctx, ending{verdict: ledger.Live})
}
