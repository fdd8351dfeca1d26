package release

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/ledger"
)

const (
	// patience is for how long AWS may not answer before a watch gives up.
	patience = 2 * time.Minute
	// slack is how much longer than predicted a deployment may take before it
	// counts as stuck: pulling images and starting tasks take their time.
	slack = 15 * time.Minute
	// firstSlack is how long the tasks of a failed first release may take to end.
	firstSlack = 30 * time.Second
)

// watch follows one deployment.
type watch struct {
	*attempt
	arn    string
	update Update
	// taken is what made flota take the deployment back; nil while all is well.
	taken    *cause
	takenAt  time.Time
	answered []string // pause hooks that need no further answer
	wanted   bool     // ECS has been seen to want tasks of the new revision
	guard    guard
	hastened bool // the wait of CodeDeploy was ended
}

// watch follows a deployment until it has ended, or with Detach until all traffic is on the new revision.
func (a *attempt) watch(ctx context.Context, arn string, u Update) (ending, error) {
	w := &watch{attempt: a, arn: arn, update: u}
	for {
		d, err := w.look(ctx)
		if ctx.Err() != nil {
			return ending{}, context.Cause(ctx)
		}
		if err != nil {
			return w.unseen(err), nil
		}
		a.progress.see(d, w.reason(d))
		end, err := w.step(ctx, d)
		if err != nil {
			return ending{}, err
		}
		if end != nil {
			return *end, nil
		}
		if err := wait(ctx, a.pace.next(time.Since(a.progress.changed))); err != nil {
			return ending{}, err
		}
	}
}

// look reads the deployment, through failures that pass within the engine's patience.
func (w *watch) look(ctx context.Context) (Deployment, error) {
	var since time.Time
	for {
		d, err := w.deployments(w.Service).Deployment(ctx, w.arn)
		switch {
		case err == nil:
			return d, nil
		case since.IsZero():
			since = time.Now()
			w.progress.note("AWS does not answer: " + err.Error())
		case time.Since(since) > patience:
			return d, err
		}
		if err := wait(ctx, w.pace.Calm); err != nil {
			return d, err
		}
	}
}

func (w *watch) unseen(err error) ending {
	return ending{verdict: ledger.Stuck, cause: cause{
		reason: fmt.Sprintf("AWS has not answered for %s: %v", patience, err),
		hint:   "flota status --env " + w.Environment,
	}}
}

// step does what the state of the deployment asks for. It returns how the
// release ended, or nil while it goes on.
func (w *watch) step(ctx context.Context, d Deployment) (*ending, error) {
	w.wanted = w.wanted || d.Target.Requested > 0
	if d.live() && w.taken == nil && !w.scaledAway(d) {
		w.markLive()
	}
	switch {
	case w.taken == nil && w.scaledAway(d):
		return w.emptied(ctx, cause{reason: cmp.Or(w.recalledBy(ctx), "the service was scaled to no tasks")})
	case d.Status.Ended():
		return w.ended(ctx, d)
	case w.taken != nil && w.first && (d.Target.Running == 0 || time.Since(w.takenAt) > firstSlack):
		return w.emptied(ctx, *w.taken)
	case d.Status.GoingBack() || w.taken != nil:
		return nil, nil
	case time.Since(w.began) > Predict(w.Service, w.first, w.pace).Total+slack:
		return w.stuck(d), nil
	}
	if d.live() {
		// From here on ECS itself keeps a second deployer away.
		w.giveBack()
		if w.Detach && d.Stage != stageCleanUp {
			return &ending{verdict: ledger.Baking}, nil
		}
	}
	w.hasten(ctx, d)
	if hook := w.paused(d); hook != "" {
		return nil, w.answer(ctx, hook)
	}
	if bad := w.guard.check(ctx, w, d); bad != nil {
		if err := w.takeBack(ctx, *bad); err != nil {
			w.warn("%s could not be taken back at once, ECS's circuit breaker will: %v", w.Service.Name, err)
		}
	}
	return nil, nil
}

// scaledAway reports whether another flota took a first release back: it can do
// no more than scale the service to nothing, which for ECS is a success.
func (w *watch) scaledAway(d Deployment) bool {
	return w.first && w.wanted && d.Target.Requested == 0
}

// reason tells why a deployment goes back: flota's own reason, or else that of ECS.
func (w *watch) reason(d Deployment) string {
	if w.taken != nil {
		return w.taken.reason
	}
	return reasonOf(d)
}

// takeBack ends the deployment early, and keeps why.
func (w *watch) takeBack(ctx context.Context, why cause) error {
	w.progress.note(why.reason)
	w.taken, w.takenAt = &why, time.Now()
	err := w.deployments(w.Service).TakeBack(ctx, w.arn)
	if w.first {
		// There is nothing to go back to, and ECS would go on trying.
		err = w.ports.Services.Scale(ctx, w.cluster(), w.name(), 0)
	}
	if why.task != nil {
		w.taken.log = w.lastLines(ctx, *why.task)
	}
	return err
}

// ended tells the verdict of a deployment that has ended.
func (w *watch) ended(ctx context.Context, d Deployment) (*ending, error) {
	if w.first && w.taken != nil {
		return w.emptied(ctx, *w.taken) // with no tasks left, even a success would be none
	}
	if d.Status == Successful {
		return &ending{verdict: ledger.Live}, nil
	}
	why := w.why(ctx, d)
	if w.first {
		return w.emptied(ctx, why)
	}
	return &ending{verdict: verdictOf(d), cause: why}, nil
}

// why finds the cause of a deployment's end that tells most: flota's own, an
// alarm, another flota, a crashed task, or else what ECS says.
func (w *watch) why(ctx context.Context, d Deployment) cause {
	if w.taken != nil {
		return *w.taken
	}
	if len(d.FiredAlarms) > 0 {
		return cause{reason: w.alarmReason(ctx, d.FiredAlarms)}
	}
	if reason := w.recalledBy(ctx); reason != "" {
		return cause{reason: reason}
	}
	if bad := w.crash(ctx); bad != nil {
		bad.log = w.lastLines(ctx, *bad.task)
		return *bad
	}
	return cause{reason: reasonOf(d)}
}

// recalledBy tells who took the release back from elsewhere, or is empty.
func (w *watch) recalledBy(ctx context.Context) string {
	last, err := w.ledger.Last(ctx, w.Environment, w.Service.Name)
	if err != nil || last.ID != w.record.ID || last.RecalledBy == "" {
		return ""
	}
	return "taken back by " + last.RecalledBy
}

// emptied ends a first release that failed: no tasks are left to try again and again.
func (w *watch) emptied(ctx context.Context, why cause) (*ending, error) {
	if err := w.ports.Services.Scale(ctx, w.cluster(), w.name(), 0); err != nil {
		return nil, err
	}
	why.reason = strings.TrimSuffix(why.reason, ".") + "; it was the first release, so nothing was there to go back to, and the service now runs no tasks"
	return &ending{verdict: ledger.Failed, cause: why}, nil
}

// alarmReason tells which alarms made ECS go back, and why they fired.
func (w *watch) alarmReason(ctx context.Context, names []string) string {
	reason := "the alarm " + strings.Join(names, " and ") + " fired"
	alarms, err := w.ports.Signals.Alarms(ctx, names)
	if err != nil {
		return reason
	}
	for _, a := range alarms {
		if a.Reason != "" {
			return reason + ": " + a.Reason
		}
	}
	return reason
}

func (w *watch) stuck(d Deployment) *ending {
	at := d.Stage
	if at == "" {
		at = string(d.Status)
	}
	return &ending{verdict: ledger.Stuck, cause: cause{
		reason: fmt.Sprintf("still at %s after %s, with %d of %d tasks running",
			at, time.Since(w.began).Round(time.Second), d.Target.Running, d.Target.Requested),
		hint: fmt.Sprintf("flota rollback %s --env %s", w.Service.Name, w.Environment),
	}}
}

// paused returns a pause hook that waits for an answer, or "".
func (w *watch) paused(d Deployment) string {
	for _, hook := range d.Paused {
		if !slices.Contains(w.answered, hook) {
			return hook
		}
	}
	return ""
}
