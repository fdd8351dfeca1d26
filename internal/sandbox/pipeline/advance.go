package pipeline

import (
	"fmt"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// advance takes every execution as far as it can go.
//
// The rules are CodePipeline's (User Guide, "How pipeline executions work"): a
// stage holds one execution at a time; the others wait in front of it, where in
// SUPERSEDED mode a newer one takes the place of an older one, and in QUEUED mode
// they keep their order. In PARALLEL mode none waits for another.
func (c *controller) advance() {
	for moved := true; moved; {
		moved = false
		for _, x := range c.executions {
			if !x.Done() && c.move(x) {
				c.touch(x)
				moved = true
			}
		}
	}
}

// move takes one step with an execution and reports whether it could.
func (c *controller) move(x *Execution) bool {
	stage := x.stage()
	switch {
	case stage == nil && x.Status == Stopping:
		x.Status = Stopped
		return true
	case stage == nil:
		return c.enter(x)
	case x.Status == Stopping:
		if stage.running() {
			return false
		}
		stage.Status, x.Status = Stopped, Stopped
		return true
	default:
		return c.work(x, stage)
	}
}

// enter lets an execution that waits into its stage if it may go there.
func (c *controller) enter(x *Execution) bool {
	stages := c.definition(x).Stages
	if x.At >= len(stages) {
		x.Status = Succeeded
		return true
	}
	def := stages[x.At]
	if !slices.ContainsFunc(c.newest().Stages, func(s store.PipelineStage) bool { return s.Name == def.Name }) {
		x.Status, x.Summary = Cancelled, fmt.Sprintf("The pipeline's definition was updated, and has no stage %s any more", def.Name)
		return true
	}
	if x.Mode == modeSuperseded && c.overtaken(x, def.Name) {
		x.Status, x.Summary = Superseded, "A newer execution took its place in front of stage "+def.Name
		return true
	}
	if _, closed := c.state.Closed[def.Name]; closed || x.Mode != modeParallel && c.taken(x, def.Name) {
		return false
	}
	stage := &Stage{Name: def.Name, Status: InProgress, Started: time.Now()}
	x.Stages = append(x.Stages, stage)
	c.checkEntry(x, stage, def)
	return true
}

// overtaken says whether a newer execution waits for the same stage.
func (c *controller) overtaken(x *Execution, stage string) bool {
	return slices.ContainsFunc(c.executions, func(o *Execution) bool {
		return o.Number > x.Number && o.Mode == modeSuperseded && o.Status == InProgress && c.awaits(o) == stage
	})
}

// taken says whether another execution is in the stage, or in QUEUED mode before this one.
func (c *controller) taken(x *Execution, stage string) bool {
	return slices.ContainsFunc(c.executions, func(o *Execution) bool {
		switch {
		case o == x || o.Done() || o.Mode == modeParallel:
			return false
		case c.awaits(o) == stage:
			return o.Number < x.Number
		default:
			s := o.stage()
			return s != nil && s.Name == stage
		}
	})
}

// awaits is the name of the stage that an execution waits for, or "".
func (c *controller) awaits(x *Execution) string {
	if stages := c.definition(x).Stages; x.Waiting() && x.At < len(stages) {
		return stages[x.At].Name
	}
	return ""
}

// checkEntry judges the conditions of entering a stage.
func (c *controller) checkEntry(x *Execution, stage *Stage, def store.PipelineStage) {
	condition, found := firstCondition(def.BeforeEntry)
	if !found {
		return
	}
	stage.BeforeEntry = c.judge(x, condition)
	switch {
	case stage.BeforeEntry.Status == Succeeded:
	case condition.Result == "SKIP":
		stage.Status = Skipped
		x.At++
	default:
		c.fail(x, stage, def)
	}
}

// work begins the next actions of a stage, or leaves it when all is done.
func (c *controller) work(x *Execution, stage *Stage) bool {
	def := c.definition(x).Stages[x.At]
	failed, begun := false, false
	for _, group := range groups(def.Actions) {
		finished := true
		for _, action := range group {
			a := stage.current(action.Name)
			if a == nil && !failed {
				c.begin(x, stage, action)
				begun, finished = true, false
				continue
			}
			finished = finished && a != nil && a.Status == Succeeded
			failed = failed || a != nil && (a.Status == Failed || a.Status == Abandoned)
		}
		if !finished {
			if failed && !stage.running() {
				c.fail(x, stage, def)
				return true
			}
			return begun
		}
	}
	c.succeed(x, stage, def)
	return true
}

// groups orders actions by when they run: those of one group run side by side.
func groups(actions []store.PipelineAction) [][]store.PipelineAction {
	sorted := slices.Clone(actions)
	slices.SortStableFunc(sorted, func(a, b store.PipelineAction) int { return order(a) - order(b) })
	var out [][]store.PipelineAction
	for i, a := range sorted {
		if i == 0 || order(a) != order(sorted[i-1]) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], a)
	}
	return out
}

func order(a store.PipelineAction) int { return max(a.RunOrder, 1) }

// succeed leaves a stage all of whose actions succeeded.
func (c *controller) succeed(x *Execution, stage *Stage, def store.PipelineStage) {
	if condition, found := firstCondition(def.OnSuccess); found {
		stage.OnSuccess = c.judge(x, condition)
		if stage.OnSuccess.Status != Succeeded {
			stage.Status, x.Status, x.Summary = Failed, Failed, "A condition of leaving stage "+def.Name+" is not met"
			if condition.Result == "ROLLBACK" {
				c.rollBack(x, def.Name)
			}
			return
		}
	}
	stage.Status = Succeeded
	x.At++
	if x.Type == Rollback {
		x.Status = Succeeded
	}
}

// fail ends an execution in a stage, unless the stage says that failure means something else.
func (c *controller) fail(x *Execution, stage *Stage, def store.PipelineStage) {
	result := ""
	if len(def.OnFailure) > 0 {
		result = def.OnFailure[0].Result
		if conditions := def.OnFailure[0].Conditions; len(conditions) > 0 {
			stage.OnFailure = c.judge(x, conditions[0])
			if stage.OnFailure.Status != Succeeded {
				result = conditions[0].Result
			}
		}
	}
	switch {
	case result == "RETRY" && stage.AutomaticRetries == 0:
		stage.AutomaticRetries++
		mode := "FAILED_ACTIONS"
		if retry := def.OnFailure[0].Retry; len(retry) > 0 && retry[0].Mode != "" {
			mode = retry[0].Mode
		}
		stage.again(mode)
		return
	case result == "SKIP":
		stage.Status = Skipped
		x.At++
		return
	}
	stage.Status, x.Status = Failed, Failed
	if x.Summary == "" {
		x.Summary = "Stage " + def.Name + " failed"
	}
	if result == "ROLLBACK" && x.Type != Rollback {
		c.rollBack(x, def.Name)
	}
}
