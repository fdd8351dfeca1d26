package release

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

// Return is how a rollback went.
type Return struct {
	// From is the release that was taken back, as far as the ledger knows it, and To the one that serves again.
	From, To ledger.Release
	// Flip says that the old revision still ran, so that only traffic had to move.
	Flip bool
	// Back is the time from the command until the old revision had all traffic.
	Back time.Duration
	Took time.Duration
}

// Rollback goes back to the last good release of a service. While the old
// revision still runs that is a flip of traffic; afterwards the old revision is
// deployed anew, all at once. Of the request it reads the fleet, the
// environment, the service, the outputs and Detach, which returns as soon as
// traffic is back. The error is nil if the old revision serves again.
func (e *Engine) Rollback(ctx context.Context, r Request) (Return, error) {
	began, linger := time.Now(), time.Duration(0)
	if r.Service.Kind == fleet.HTTP || r.Service.Kind == fleet.Worker {
		d, err := e.deployments(r.Service).Newest(ctx, r.cluster(), r.name())
		if err != nil && !errors.Is(err, ErrNotFound) {
			return Return{}, err
		}
		if err == nil && !d.Status.Ended() {
			back, err := e.flip(ctx, r, d, began)
			if !errors.Is(err, errTooLate) {
				return back, err
			}
			linger = lettingGo * e.pace.Calm
		}
	}
	return e.restore(ctx, r, linger)
}

// lettingGo is how many calm looks a deployer may take until it has seen that its
// deployment ended, and given the lease back.
const lettingGo = 3

// errTooLate says that the deployment ended well before it could be taken back.
var errTooLate = errors.New("the deployment has ended")

// flip takes the deployment that is going on back. It needs no lease: ECS takes
// a deployment back once, whoever asks, and the deployer that watches it sees it.
func (e *Engine) flip(ctx context.Context, r Request, d Deployment, began time.Time) (Return, error) {
	a := e.attempt(r, func() {})
	a.handed, a.began = true, began
	if err := a.adopt(ctx, d); err != nil {
		return Return{}, err
	}
	w := &watch{attempt: a, arn: d.ARN, taken: &cause{reason: "taken back by " + e.holder.Who}, takenAt: a.began}
	var err error
	if a.first, err = a.nothingBefore(ctx, d); err != nil {
		return Return{}, err
	}
	if a.record.Deployment != "" {
		// The deployer that watches shall know who it was.
		if err := a.note(ctx, ledger.Recalled, ledger.Release{RecalledBy: e.holder.Who}); err != nil {
			e.warn("the rollback could not be written to the ledger: %v", err)
		}
	}
	if err := w.stop(ctx, d); err != nil {
		return Return{}, err
	}
	back, end, err := w.untilBack(ctx)
	if err != nil {
		return Return{From: a.record, Flip: true}, err
	}
	return a.flipped(ctx, back, end)
}

// stop takes the deployment back, unless it is on its way back already or has
// begun to clean up, from where ECS lets it end.
func (w *watch) stop(ctx context.Context, d Deployment) error {
	if d.Status.GoingBack() || d.Stage == stageCleanUp {
		return nil
	}
	err := w.takeBack(ctx, *w.taken)
	if err == nil {
		return nil
	}
	d, again := w.look(ctx)
	if again == nil && (d.Status.Ended() || d.Stage == stageCleanUp) {
		return nil
	}
	return err
}

// adopt lets the attempt go on with the release that a deployment belongs to.
func (a *attempt) adopt(ctx context.Context, d Deployment) error {
	a.record = ledger.Release{Service: a.Service.Name, Environment: a.Environment}
	for r, err := range a.ledger.Releases(ctx, a.Environment, a.Service.Name) {
		if err != nil {
			return err
		}
		// The deployer that has just started it may not have noted the deployment yet.
		its := r.Deployment == d.ARN || r.Deployment == "" && !r.Verdict.Final()
		if its {
			a.record = r
		}
		if its || r.Verdict.Final() {
			break
		}
	}
	a.Version = a.record.Version
	a.progress.now.Release, a.progress.now.Version = a.record.ID, a.record.Version
	return nil
}

// nothingBefore reports whether a deployment has nothing to return to. That no
// old task runs does not tell: a rolling deployment that has replaced them all
// has none either, nor has one that cleans up.
func (a *attempt) nothingBefore(ctx context.Context, d Deployment) (bool, error) {
	if runsOld(d) || d.Stage == stageCleanUp {
		return false, nil
	}
	return a.noneGood(ctx, a.record)
}

func runsOld(d Deployment) bool {
	for _, s := range d.Sources {
		if s.Running > 0 {
			return true
		}
	}
	return false
}

// untilBack watches until the deployment has ended or, with Detach, until the
// old revision has all traffic. It returns how long that took.
func (w *watch) untilBack(ctx context.Context) (time.Duration, *ending, error) {
	var back time.Duration
	for {
		d, err := w.look(ctx)
		if ctx.Err() != nil {
			return back, nil, w.cut(ctx)
		}
		if err != nil {
			end := w.unseen(err)
			return back, &end, nil
		}
		w.progress.see(d, w.taken.reason)
		if d.back() && back == 0 {
			back = time.Since(w.began)
		}
		switch {
		case d.Status == Successful && !w.first:
			return back, nil, errTooLate
		case d.Status.Ended(), w.first && time.Since(w.takenAt) > firstSlack:
			end, err := w.ended(ctx, d)
			return back, end, err
		case back > 0 && w.Detach:
			return back, &ending{verdict: ledger.RolledBack, cause: *w.taken}, nil
		}
		if err := wait(ctx, w.pace.next(time.Since(w.progress.changed))); err != nil {
			return back, nil, w.cut(ctx)
		}
	}
}

func (a *attempt) flipped(ctx context.Context, back time.Duration, end *ending) (Return, error) {
	out := Return{Flip: true, Back: back, From: a.record}
	if to, err := a.ledger.LastGood(ctx, a.Environment, a.Service.Name, a.record); err == nil {
		out.To = to
	}
	if a.record.ID != "" {
		result, err := a.conclude(ctx, *end)
		out.From = result.Release
		if end.verdict != ledger.RolledBack && !a.first && err != nil {
			return out, err
		}
		if err := a.note(ctx, ledger.Reverted, ledger.Release{RevertedBy: a.holder.Who}); err != nil {
			a.warn("the rollback could not be written to the ledger: %v", err)
		}
	} else {
		a.progress.leave(event.Finished, end.cause.reason)
		a.tell(*end)
	}
	out.Took = time.Since(a.began)
	return out, nil
}

// restore deploys the last good release anew. It waits for the lease for up to linger.
func (e *Engine) restore(ctx context.Context, r Request, linger time.Duration) (Return, error) {
	a := e.attempt(r, func() {})
	a.progress.enter(stagePreflight, "")
	ctx, done, err := a.leaseWithin(ctx, linger)
	if err != nil {
		_, err = a.refuse(err)
		return Return{}, err
	}
	defer done()
	out, reverted, err := a.aim(ctx)
	if err != nil {
		_, err = a.refuse(err)
		return out, err
	}
	if err := a.note(ctx, ledger.Started, a.record); err != nil {
		_, err = a.refuse(err)
		return out, err
	}
	result, err := a.bring(ctx, out.To)
	out.Back, out.Took = result.Live, result.Took
	if err != nil {
		return out, err
	}
	for _, bad := range reverted {
		facts := ledger.Release{ID: bad.ID, Service: bad.Service, Environment: bad.Environment, RevertedBy: e.holder.Who}
		if err := e.ledger.Append(ctx, ledger.Reverted, facts); err != nil {
			return out, err
		}
	}
	out.To = result.Release
	return out, nil
}

// aim finds the release to go back to, checks that it still can be deployed and
// turns the attempt into one that brings it back. It also returns the releases
// that are no longer good once it is back.
func (a *attempt) aim(ctx context.Context) (out Return, reverted []ledger.Release, err error) {
	if err := a.settle(ctx, a.Request); err != nil {
		return out, nil, err
	}
	current, err := a.current(ctx)
	if err != nil {
		return out, nil, err
	}
	found := false
	for r, err := range a.ledger.Releases(ctx, a.Environment, a.Service.Name) {
		if err != nil {
			return out, nil, err
		}
		if r.Same(current) && out.From.ID == "" {
			out.From = r
		}
		if found = r.Good() && !r.Same(current); found {
			out.To = r
			break
		}
		if r.Good() {
			reverted = append(reverted, r)
		}
	}
	if !found {
		return out, nil, a.nothingGood()
	}
	a.Version, a.Image.Digest = out.To.Version, out.To.Digest
	a.record.Version, a.record.Digest, a.record.Commit = out.To.Version, out.To.Digest, out.To.Commit
	a.record.Restores, a.record.Revision = out.To.ID, out.To.Revision
	a.progress.now.Version = out.To.Version
	return out, reverted, a.checkReturn(ctx, out.To)
}

func (a *attempt) nothingGood() error {
	return &diag.Error{
		What: fmt.Sprintf("%s has no earlier good release in %s to go back to", a.Service.Name, a.Environment),
		Hint: fmt.Sprintf("deploy a version that works: flota deploy %s --env %s", a.Service.Name, a.Environment),
	}
}

// current returns what runs now: only its revision or, for a site, its version is set.
func (a *attempt) current(ctx context.Context) (ledger.Release, error) {
	switch a.Service.Kind {
	case fleet.Site:
		r, err := a.ledger.LastGood(ctx, a.Environment, a.Service.Name, ledger.Release{})
		if errors.Is(err, ledger.ErrNotFound) {
			return r, nil
		}
		return r, err
	case fleet.Job:
		arn, err := a.ports.Schedules.TaskDefinition(ctx, a.Outputs.Schedule.Group, a.Outputs.Schedule.Name)
		return ledger.Release{Revision: arn}, err
	}
	s, err := a.ports.Services.Service(ctx, a.cluster(), a.name())
	return ledger.Release{Revision: s.TaskDefinition}, err
}

// checkReturn finds out whether an earlier release can still be deployed.
func (a *attempt) checkReturn(ctx context.Context, to ledger.Release) error {
	if a.Service.Kind == fleet.Site {
		return nil
	}
	revision, err := a.ports.Revisions.Revision(ctx, to.Revision)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	a.Image.Repository, _, _ = strings.Cut(revision.Image, "@")
	gone := diag.List{{What: fmt.Sprintf("the revision of %s %s is no longer there: %s", a.Service.Name, to.Version, to.Revision)}}
	checks := []func(context.Context) (diag.List, error){
		func(ctx context.Context) (diag.List, error) { return a.checkRevision(ctx, to.Revision, gone) },
	}
	if revision.Active {
		checks = append(checks, a.checkImage)
	}
	if a.Service.Kind != fleet.Job {
		checks = append(checks, a.checkService)
	}
	return gather(ctx, checks)
}

// bring makes an earlier release serve again.
func (a *attempt) bring(ctx context.Context, to ledger.Release) (Result, error) {
	switch a.Service.Kind {
	case fleet.Site:
		return a.siteBack(ctx)
	case fleet.Job:
		return a.point(ctx, to.Revision)
	}
	now, err := a.ports.Services.Service(ctx, a.cluster(), a.name())
	if err != nil {
		return a.fail(ctx, err)
	}
	return a.roll(ctx, Update{
		TaskDefinition: to.Revision,
		Desired:        max(a.Service.Count.Min, now.Desired),
		Configuration:  restore(a.Service),
	})
}
