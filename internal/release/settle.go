package release

import (
	"context"
	"errors"
	"time"

	"flota.dev/flota/internal/ledger"
)

// settle completes the record of the service's last release if nobody watched
// how it ended: its deployer was killed, or detached. It asks for the lease to
// be held, so that there is no other deployer that still watches.
func (e *Engine) settle(ctx context.Context, r Request) error {
	last, err := e.ledger.Last(ctx, r.Environment, r.Service.Name)
	if errors.Is(err, ledger.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	traced, err := e.trace(ctx, r, last)
	if err != nil {
		return err
	}
	judged, err := e.judge(ctx, traced)
	if err == nil && judged.Verdict == "" && judged.Deployment == "" {
		judged.Verdict, judged.Reason = ledger.Failed, "flota was stopped before it knew what became of the release"
	}
	if err != nil || judged.Verdict == last.Verdict {
		return err
	}
	return e.ledger.Append(ctx, ledger.Judged, ledger.Release{
		ID: last.ID, Service: last.Service, Environment: last.Environment, Deployment: judged.Deployment, Revision: judged.Revision,
		Verdict: judged.Verdict, Reason: judged.Reason, Ended: time.Now().UTC(),
	})
}

// judge fills in the verdict of a release that has no final one, from what AWS
// says of its deployment. It stays as it is while the deployment goes on. That a
// release was stuck is no more than what its deployer saw last: it may have come
// through since.
func (e *Engine) judge(ctx context.Context, r ledger.Release) (ledger.Release, error) {
	if r.Verdict.Final() && r.Verdict != ledger.Stuck || r.Deployment == "" {
		return r, nil
	}
	d, err := e.deploymentsOf(r.Deployment).Deployment(ctx, r.Deployment)
	if errors.Is(err, ErrNotFound) {
		r.Verdict, r.Reason = ledger.Failed, "AWS no longer knows the deployment"
		return r, nil
	}
	if err != nil || !d.Status.Ended() {
		return r, err
	}
	r.Verdict, r.Reason = verdictOf(d), reasonOf(d)
	return r, nil
}

// verdictOf reads the verdict off a deployment that has ended.
func verdictOf(d Deployment) ledger.Verdict {
	switch d.Status {
	case Successful:
		return ledger.Live
	case RollbackSuccessful:
		return ledger.RolledBack
	}
	return ledger.Failed
}

// reasonOf tells in AWS's words why a deployment did not succeed.
func reasonOf(d Deployment) string {
	switch {
	case d.Status == Successful:
		return ""
	case d.RollbackReason != "":
		return d.RollbackReason
	case d.Reason != "":
		return d.Reason
	}
	return "the deployment ended as " + string(d.Status)
}
