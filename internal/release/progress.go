package release

import (
	"time"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/ledger"
)

// Stages that flota passes before and after those of AWS.
const (
	stagePreflight = "PREFLIGHT"
	stageRegister  = "REGISTER"
	stageUpload    = "UPLOAD"
	stageSchedule  = "SCHEDULE"
	stageRollback  = "ROLLBACK"
)

// progress tells of the stages of one release as they come and go.
type progress struct {
	sink    event.Sink
	now     event.Stage // what was told last
	since   time.Time   // when the stage began
	changed time.Time   // when anything last changed
	stages  []ledger.Stage
}

// enter ends the stage that is going on, if it is another, and begins this one.
func (p *progress) enter(stage, message string) {
	if p.now.Stage == stage && p.now.State == event.Started {
		return
	}
	p.leave(event.Finished, "")
	p.since = time.Now()
	p.now.Stage, p.now.State, p.now.Took, p.now.Message = stage, event.Started, 0, message
	p.tell()
}

// leave ends the stage that is going on.
func (p *progress) leave(state event.State, message string) {
	if p.now.State != event.Started {
		return
	}
	p.now.State, p.now.Message, p.now.Took = state, message, time.Since(p.since)
	p.stages = append(p.stages, ledger.Stage{Name: p.now.Stage, Started: p.since.UTC(), Seconds: p.now.Took.Seconds()})
	p.tell()
}

// note adds a message to the stage that is going on.
func (p *progress) note(message string) {
	p.now.Message = message
	p.tell()
}

// see tells what has changed in a deployment since the last look. The reason is
// why it goes back, if it does.
func (p *progress) see(d Deployment, reason string) {
	stage := p.stageOf(d)
	switch {
	case stage == p.now.Stage:
	case stage == stageRollback:
		p.leave(event.Failed, reason)
	default:
		p.leave(event.Finished, "")
	}
	percent, running, desired := d.percent(), d.Target.Running, d.Target.Requested
	moved := percent != p.now.Percent || running != p.now.Running || desired != p.now.Desired
	p.now.Percent, p.now.Running, p.now.Desired = percent, running, desired
	switch {
	case stage == stageRollback && stage != p.now.Stage:
		p.enter(stage, reason)
	case stage != p.now.Stage:
		p.enter(stage, "")
	case moved:
		p.tell()
	}
}

func (p *progress) stageOf(d Deployment) string {
	switch {
	case d.Status.GoingBack(), d.Status == RollbackSuccessful, d.Status == RollbackFailed:
		return stageRollback
	case d.Status == Successful:
		return p.now.Stage // the last stage ends with the deployment
	case d.Stage == "":
		return stageScaleUp // rolling deployments have no stages of their own
	}
	return d.Stage
}

func (p *progress) tell() {
	p.changed = time.Now()
	p.sink.Emit(p.now)
}
