package pipeline

import (
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// Stop ends an execution once its actions have, or with abandon at once (API: StopPipelineExecution).
func (e *Engine) Stop(key store.Key, execution string, abandon bool, reason string) error {
	c, err := e.controller(key)
	if err != nil {
		return err
	}
	return c.do(func() error {
		x, err := c.execution(execution)
		if err != nil {
			return failf("PipelineExecutionNotStoppableException", "%s", err)
		}
		switch {
		case x.Done():
			return failf("PipelineExecutionNotStoppableException", "The pipeline execution '%s' is %s, and cannot be stopped", execution, x.Status)
		case x.Status == Stopping && !abandon:
			return failf("DuplicatedStopRequestException", "The pipeline execution '%s' is being stopped already", execution)
		}
		x.Status, x.StopReason = Stopping, reason
		c.touch(x)
		if abandon && x.stage() != nil {
			c.abandon(x.stage())
		}
		return nil
	})
}

// abandon ends the actions of a stage without waiting for them. What they run is
// ended too: on this machine nobody else would.
func (c *controller) abandon(stage *Stage) {
	for _, a := range stage.Actions {
		if a.Status != InProgress {
			continue
		}
		a.end(Abandoned, a.Outcome)
		if r := c.running[a.ID]; r != nil {
			r.cancel(errAbandoned)
			if r.timer != nil {
				r.timer.Stop()
			}
		}
	}
}

// Retry begins a stage that failed or was stopped again: its failed actions, or
// with mode ALL_ACTIONS all of them (API: RetryStageExecution).
func (e *Engine) Retry(key store.Key, stage, execution, mode string) error {
	c, err := e.controller(key)
	if err != nil {
		return err
	}
	return c.do(func() error {
		if err := c.checkNames(stage, ""); err != nil {
			return err
		}
		x, err := c.execution(execution)
		if err != nil {
			return failf("NotLatestPipelineExecutionException", "%s", err)
		}
		s := x.Entered(stage)
		switch {
		case s == nil || s != x.stage():
			return failf("StageNotRetryableException", "Stage '%s' of execution '%s' has not failed", stage, execution)
		case s.Status != Failed && s.Status != Stopped:
			return failf("StageNotRetryableException", "Stage '%s' of execution '%s' is %s, and cannot be retried", stage, execution, s.Status)
		case c.later(x, stage):
			return failf("NotLatestPipelineExecutionException", "A later execution has entered stage '%s' since", stage)
		}
		s.ManualRetries++
		s.again(mode)
		x.Status, x.Summary, x.StopReason = InProgress, "", ""
		c.touch(x)
		return nil
	})
}

// later says whether a later execution has entered a stage.
func (c *controller) later(x *Execution, stage string) bool {
	return slices.ContainsFunc(c.executions, func(o *Execution) bool { return o.Number > x.Number && o.Entered(stage) != nil })
}

// again makes a stage begin its actions once more.
func (s *Stage) again(mode string) {
	s.Status = InProgress
	for _, a := range s.Actions {
		a.Retried = a.Retried || mode == "ALL_ACTIONS" || a.Status != Succeeded
	}
}

// Transition opens or closes the way into a stage (API: EnableStageTransition, DisableStageTransition).
func (e *Engine) Transition(key store.Key, stage string, open bool, reason, by string) error {
	c, err := e.controller(key)
	if err != nil {
		return err
	}
	return c.do(func() error {
		if err := c.checkNames(stage, ""); err != nil {
			return err
		}
		delete(c.state.Closed, stage)
		if !open {
			if c.state.Closed == nil {
				c.state.Closed = map[string]Closing{}
			}
			c.state.Closed[stage] = Closing{By: by, At: time.Now(), Reason: reason}
		}
		return c.saveState()
	})
}
