package pipeline

import (
	"fmt"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// Start says how an execution begins.
type Start struct {
	Trigger   Trigger
	Variables map[string]string
	// Revisions are the commits that source actions are to take, by the actions' names.
	Revisions map[string]Revision
}

// most is how many executions of a pipeline may be under way (CodePipeline quotas).
const most = 50

// Start begins an execution and returns its ID (API: StartPipelineExecution).
func (e *Engine) Start(key store.Key, s Start) (id string, err error) {
	c, err := e.controller(key)
	if err != nil {
		return "", err
	}
	return id, c.do(func() error {
		x, err := c.create(s)
		if err == nil {
			id = x.ID
		}
		return err
	})
}

// create records an execution in front of the first stage.
func (c *controller) create(s Start) (*Execution, error) {
	def := c.newest()
	variables, err := variablesOf(def, s.Variables)
	if err != nil {
		return nil, err
	}
	for name := range s.Revisions {
		if _, found := sourceAction(def, name); !found {
			return nil, failf("ValidationException", "The pipeline has no source action %s", name)
		}
	}
	under := 0
	for _, x := range c.executions {
		if !x.Done() {
			under++
		}
	}
	if under >= most {
		return nil, failf("ConcurrentPipelineExecutionsLimitExceededException", "The pipeline has reached the limit of %d concurrent executions", most)
	}
	c.state.Last++
	if err := c.saveState(); err != nil {
		return nil, err
	}
	now := time.Now()
	x := &Execution{
		ID: store.NewUUID(), Number: c.state.Last, Version: c.state.Version, Mode: def.Mode, Type: Standard, Status: InProgress,
		Trigger: s.Trigger, Started: now, Updated: now, Variables: variables, Revisions: s.Revisions,
	}
	c.executions = append(c.executions, x)
	c.touch(x)
	return x, nil
}

// variablesOf are the values of a pipeline's own variables.
func variablesOf(def store.Pipeline, given map[string]string) (map[string]string, error) {
	out := map[string]string{}
	for _, v := range def.Variables {
		value, ok := given[v.Name]
		if !ok {
			value = v.Default
		}
		if value == "" {
			return nil, failf("ValidationException", "Value for variable '%s' is not provided, and it has no default", v.Name)
		}
		out[v.Name] = value
	}
	for name := range given {
		if !slices.ContainsFunc(def.Variables, func(v store.PipelineVariable) bool { return v.Name == name }) {
			return nil, failf("ValidationException", "The pipeline does not declare the variable '%s'", name)
		}
	}
	return out, nil
}

func sourceAction(def store.Pipeline, name string) (store.PipelineAction, bool) {
	for _, s := range def.Stages {
		for _, a := range s.Actions {
			if a.Name == name && a.Category == "Source" {
				return a, true
			}
		}
	}
	return store.PipelineAction{}, false
}

// rollBack begins an execution that returns a stage to the last one that succeeded in it.
func (c *controller) rollBack(x *Execution, stage string) {
	for _, o := range slices.Backward(c.executions) {
		if s := o.Entered(stage); o != x && s != nil && s.Status == Succeeded && o.Type == Standard {
			if _, err := c.returnTo(o, stage, Trigger{Type: "AutomatedRollback", Detail: x.ID}); err != nil {
				x.Summary = fmt.Sprintf("%s; the rollback failed: %v", x.Summary, err)
			}
			return
		}
	}
	x.Summary += "; there is no execution to roll back to"
}

// returnTo begins an execution that runs one stage with what an earlier one put out.
func (c *controller) returnTo(target *Execution, stage string, t Trigger) (*Execution, error) {
	at := slices.IndexFunc(c.newest().Stages, func(s store.PipelineStage) bool { return s.Name == stage })
	x, err := c.create(Start{Trigger: t, Variables: target.Variables, Revisions: target.Revisions})
	if err != nil {
		return nil, err
	}
	x.Type, x.Target, x.At, x.First = Rollback, target.ID, at, at
	x.Namespaces, x.Artifacts = target.Namespaces, target.Artifacts
	return x, nil
}

// Rollback returns a stage to what an execution did in it (API: RollbackStage).
func (e *Engine) Rollback(key store.Key, stage, target string) (id string, err error) {
	c, err := e.controller(key)
	if err != nil {
		return "", err
	}
	return id, c.do(func() error {
		if err := c.checkNames(stage, ""); err != nil {
			return err
		}
		o, err := c.execution(target)
		if err != nil {
			return err
		}
		s := o.Entered(stage)
		switch {
		case s == nil || s.Status != Succeeded || o.Type != Standard:
			return failf("UnableToRollbackStageException", "Execution '%s' did not succeed in stage '%s'", target, stage)
		case c.newest().Stages[0].Name == stage:
			return failf("UnableToRollbackStageException", "A source stage cannot be rolled back")
		case o.Version != c.state.Version:
			return failf("PipelineExecutionOutdatedException", "The pipeline's definition was updated since execution '%s'", target)
		}
		x, err := c.returnTo(o, stage, Trigger{Type: "ManualRollback"})
		if err == nil {
			id = x.ID
		}
		return err
	})
}
