package pipeline

import (
	"context"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// approvalTimeout is how long an approval waits on AWS, unless its action says otherwise.
const approvalTimeout = 7 * 24 * time.Hour

// ask begins a manual approval, or goes on waiting for one.
func (c *controller) ask(x *Execution, a *Action, def store.PipelineAction) {
	if a.Token == "" {
		a.Token = store.NewUUID()
	}
	limit := approvalTimeout
	if def.TimeoutMinutes > 0 {
		limit = time.Duration(def.TimeoutMinutes) * time.Minute
	}
	ctx, cancel := context.WithCancelCause(c.e.ctx)
	waiting := &activity{cancel: cancel}
	waiting.timer = time.AfterFunc(c.e.cfg.Clock.Real(limit)-time.Since(a.Started), func() {
		if ctx.Err() == nil {
			c.finish(x, a, Outcome{Code: "JobFailed"}, failf("", "the approval timed out after %s", limit))
		}
	})
	c.running[a.ID] = waiting
}

// Answer is what a person says to an approval.
type Answer struct {
	Stage, Action, Token string
	Approved             bool
	Summary              string
	By                   string
}

// Approve answers a manual approval (API: PutApprovalResult).
func (e *Engine) Approve(key store.Key, answer Answer) (time.Time, error) {
	c, err := e.controller(key)
	if err != nil {
		return time.Time{}, err
	}
	now := time.Now()
	return now, c.do(func() error { return c.answer(answer) })
}

func (c *controller) answer(answer Answer) error {
	if err := c.checkNames(answer.Stage, answer.Action); err != nil {
		return err
	}
	for _, x := range c.executions {
		stage := x.Entered(answer.Stage)
		if stage == nil {
			continue
		}
		for _, a := range stage.Actions {
			if a.Name != answer.Action || a.Token != answer.Token {
				continue
			}
			if a.Status != InProgress {
				return failf("ApprovalAlreadyCompletedException", "The approval has already been approved or rejected.")
			}
			a.By = answer.By
			var rejected error
			if !answer.Approved {
				rejected = failf("", "Rejected by %s. Reason: %s", answer.By, answer.Summary)
			}
			c.settle(x, a, Outcome{Summary: answer.Summary}, rejected)
			return nil
		}
	}
	return failf("InvalidApprovalTokenException", "The approval token is not valid.")
}

// checkNames checks that the pipeline has a stage, and in it an action unless that is "".
func (c *controller) checkNames(stage, action string) error {
	for _, s := range c.newest().Stages {
		if s.Name != stage {
			continue
		}
		for _, a := range s.Actions {
			if a.Name == action || action == "" {
				return nil
			}
		}
		return failf("ActionNotFoundException", "The action '%s' does not exist in stage '%s'", action, stage)
	}
	return failf("StageNotFoundException", "Pipeline '%s' does not have a stage with name '%s'", c.key.ID, stage)
}
