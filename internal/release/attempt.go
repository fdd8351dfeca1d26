package release

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/ledger"
)

// attempt is one release on its way.
type attempt struct {
	*Engine
	Request
	record   ledger.Release
	progress *progress
	began    time.Time
	live     time.Duration // 0 until all traffic is on the new revision
	first    bool          // nothing ran before that could come back
	handed   bool          // AWS has been told to deploy
	onLive   func()
	giveBack func() // gives the lease back; may be called again
}

func (e *Engine) attempt(r Request, onLive func()) *attempt {
	now := time.Now()
	record := ledger.Release{
		ID: ledger.NewID(now), Service: r.Service.Name, Environment: r.Environment, Version: r.Version,
		Digest: r.Image.Digest, Commit: r.Commit, Plan: r.Plan, Who: e.holder.Who, Started: now.UTC(),
	}
	p := &progress{sink: e.sink, now: event.Stage{
		Release: record.ID, Service: r.Service.Name, Environment: r.Environment, Version: r.Version,
	}}
	return &attempt{
		Engine: e, Request: r, record: record, progress: p, began: now, onLive: onLive, giveBack: func() {},
	}
}

// lease takes the service's lease. The context that it returns ends when the
// lease is lost, but not when it is given back; done gives it back at the latest.
func (a *attempt) lease(ctx context.Context) (watched context.Context, done func(), err error) {
	held, lease, err := a.ledger.Acquire(ctx, a.Environment, a.Service.Name, a.holder)
	if err != nil {
		return ctx, nil, err
	}
	ctx, lost := context.WithCancelCause(ctx)
	context.AfterFunc(held, func() {
		if errors.Is(context.Cause(held), ledger.ErrLost) {
			lost(ledger.ErrLost)
		}
	})
	a.giveBack = sync.OnceFunc(func() {
		if err := lease.Release(ctx); err != nil {
			a.warn("the lease of %s in %s could not be given back, and expires by itself: %v", a.Service.Name, a.Environment, err)
		}
	})
	return ctx, func() { a.giveBack(); lost(nil) }, nil
}

// leaseWithin is lease, but while another holds it, it asks again for up to d.
func (a *attempt) leaseWithin(ctx context.Context, d time.Duration) (watched context.Context, done func(), err error) {
	for until := time.Now().Add(d); ; {
		watched, done, err = a.lease(ctx)
		if !errors.Is(err, ledger.ErrHeld) || !time.Now().Before(until) || wait(ctx, a.pace.Quick) != nil {
			return watched, done, err
		}
	}
}

// note adds an event to the ledger. It must also work when the user has just interrupted.
func (a *attempt) note(ctx context.Context, kind ledger.Kind, facts ledger.Release) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
	defer cancel()
	facts.ID, facts.Service, facts.Environment = a.record.ID, a.record.Service, a.record.Environment
	return a.ledger.Append(ctx, kind, facts)
}

func (e *Engine) warn(format string, args ...any) {
	e.sink.Emit(event.Notice{Message: fmt.Sprintf(format, args...), Warning: true})
}

// markLive notes that all traffic is on the new revision.
func (a *attempt) markLive() {
	if a.live == 0 {
		a.live = time.Since(a.began)
		a.onLive()
	}
}

// ending is how a release ended, and why.
type ending struct {
	verdict ledger.Verdict
	cause   cause
}

// cause is what made a release fail.
type cause struct {
	reason string
	hint   string
	task   *Task    // whose log tells more
	log    []string // its last lines
}

// conclude writes how the release ended and tells it. The error is nil if the
// version is live.
func (a *attempt) conclude(ctx context.Context, end ending) (Result, error) {
	a.progress.leave(lastState(end.verdict), end.cause.reason)
	r := Result{Live: a.live, Took: time.Since(a.began), Log: end.cause.log}
	facts := ledger.Release{
		Verdict: end.verdict, Reason: end.cause.reason, Stages: a.progress.stages, LiveSeconds: a.live.Seconds(),
	}
	if end.verdict.Final() {
		facts.Ended = time.Now().UTC()
	}
	noted := a.note(ctx, ledger.Judged, facts)
	r.Release = a.record
	r.Release.Verdict, r.Release.Reason, r.Release.Stages = facts.Verdict, facts.Reason, facts.Stages
	r.Release.LiveSeconds, r.Release.Ended = facts.LiveSeconds, facts.Ended
	a.tell(end)
	if err := a.problem(end); err != nil {
		return r, err
	}
	if noted != nil {
		return r, &diag.Error{
			What: fmt.Sprintf("%s %s is %s in %s, but that could not be written to the ledger: %v",
				a.Service.Name, a.Version, end.verdict, a.Environment, noted),
			Err: noted,
		}
	}
	return r, nil
}

// lastState is how the last stage ended. What went wrong in a release that was
// rolled back was an earlier stage, the rollback itself went well.
func lastState(v ledger.Verdict) event.State {
	if v == ledger.Failed || v == ledger.Stuck {
		return event.Failed
	}
	return event.Finished
}

func (a *attempt) tell(end ending) {
	a.sink.Emit(event.Verdict{
		Release: a.record.ID, Service: a.Service.Name, Environment: a.Environment, Version: a.Version,
		Verdict: string(end.verdict), Reason: end.cause.reason, Live: a.live, Took: time.Since(a.began), Log: end.cause.log,
	})
}

// problem is the error that a verdict means, or nil.
func (a *attempt) problem(end ending) error {
	e := &diag.Error{Hint: end.cause.hint, Detail: end.cause.log}
	if e.Hint == "" {
		e.Hint = fmt.Sprintf("flota logs %s --env %s", a.Service.Name, a.Environment)
	}
	what := ""
	switch end.verdict {
	case ledger.RolledBack:
		what, e.Exit = "was rolled back in", diag.RolledBack
	case ledger.Stuck:
		what, e.Exit = "is stuck in", diag.Stuck
	case ledger.Failed:
		what, e.Exit = "failed in", diag.Failed
	default:
		return nil
	}
	e.What = fmt.Sprintf("%s %s %s %s: %s", a.Service.Name, a.Version, what, a.Environment, end.cause.reason)
	return e
}

// refuse ends a release that never began. Nothing of it goes to the ledger.
func (a *attempt) refuse(err error) (Result, error) {
	a.progress.leave(event.Failed, err.Error())
	a.tell(ending{verdict: ledger.Failed, cause: cause{reason: err.Error()}})
	return Result{Release: a.record, Took: time.Since(a.began)}, err
}

// fail ends a release that began and then met an error of flota's own or of an API.
func (a *attempt) fail(ctx context.Context, err error) (Result, error) {
	if cut := a.cut(ctx); cut != nil {
		return Result{Release: a.record, Live: a.live, Took: time.Since(a.began)}, cut
	}
	r, _ := a.conclude(ctx, ending{verdict: ledger.Failed, cause: cause{reason: err.Error()}})
	return r, err
}

// cut returns the error of a release that is no longer watched because the
// context ended, or nil if it has not. AWS carries the release on.
func (a *attempt) cut(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	if !a.handed {
		a.progress.leave(event.Failed, "interrupted before anything was changed")
		return &diag.Error{
			What: fmt.Sprintf("interrupted before %s %s was deployed to %s", a.Service.Name, a.Version, a.Environment),
			Exit: diag.Interrupted, Err: context.Cause(ctx),
		}
	}
	a.progress.leave(event.Failed, "no longer watched")
	e := &diag.Error{
		What: fmt.Sprintf("stopped watching %s %s in %s; AWS goes on with it", a.Service.Name, a.Version, a.Environment),
		Hint: fmt.Sprintf("follow it with: flota status --env %s; take it back with: flota rollback %s --env %s",
			a.Environment, a.Service.Name, a.Environment),
		Exit: diag.Interrupted, Err: context.Cause(ctx),
	}
	if errors.Is(context.Cause(ctx), ledger.ErrLost) {
		e.What, e.Exit = fmt.Sprintf("another deployer has taken over %s in %s", a.Service.Name, a.Environment), diag.Locked
	}
	return e
}
