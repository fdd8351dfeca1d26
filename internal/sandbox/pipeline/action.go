package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/store"
)

// errAbandoned ends an action whose execution is stopped at once.
var errAbandoned = errors.New("the action was abandoned")

// task is an action with what it runs on. It is complete: who works on it needs nothing else.
type task struct {
	pipeline      store.Pipeline
	key           store.Key
	execution     string
	action        store.PipelineAction
	id            string
	configuration map[string]string
	inputs        []build.Artifact
	outputs       []build.Artifact
	revision      Revision
	external      string // the build that an earlier life of the sandbox began
	resumed       bool
}

// begin starts an action. One that cannot be has failed at once.
func (c *controller) begin(x *Execution, stage *Stage, def store.PipelineAction) {
	now := time.Now()
	a := &Action{ID: store.NewUUID(), Name: def.Name, Status: InProgress, Started: now, Updated: now}
	stage.Actions = append(stage.Actions, a)
	var err error
	if a.Configuration, err = c.resolveAll(x, def.Configuration); err != nil {
		a.end(Failed, Outcome{Code: "ConfigurationError", Message: err.Error()})
		return
	}
	for _, name := range def.Inputs {
		artifact, ok := x.Artifacts[name]
		if !ok {
			a.end(Failed, Outcome{Code: "ConfigurationError", Message: "no action before has put out the artifact " + name})
			return
		}
		a.Inputs = append(a.Inputs, artifact)
	}
	c.launch(x, a, def)
}

// launch lets an action run, which was begun in this life of the sandbox or an earlier one.
func (c *controller) launch(x *Execution, a *Action, def store.PipelineAction) {
	if def.Category == "Approval" {
		c.ask(x, a, def)
		return
	}
	t := task{
		pipeline: c.definition(x), key: c.key, execution: x.ID, action: def, id: a.ID, configuration: a.Configuration,
		inputs: a.Inputs, revision: x.Revisions[def.Name], external: a.External, resumed: a.Resumed,
	}
	for _, name := range def.Outputs {
		t.outputs = append(t.outputs, t.place(name))
	}
	ctx, cancel := context.WithCancelCause(c.e.ctx)
	c.running[a.ID] = &activity{cancel: cancel}
	c.e.live.Go(func() {
		outcome, err := c.run(ctx, t)
		if errors.Is(context.Cause(ctx), errDown) {
			return
		}
		c.finish(x, a, outcome, err)
	})
}

// place is where an output artifact goes, as CodePipeline names it.
func (t task) place(name string) build.Artifact {
	a := build.Artifact{Name: name}
	if len(t.pipeline.Stores) > 0 {
		a.Bucket = t.pipeline.Stores[0].Location
	}
	a.Key = cut(t.pipeline.Name, 20) + "/" + cut(name, 10) + "/" + store.NewUUID()[:7]
	return a
}

func cut(s string, most int) string { return s[:min(len(s), most)] }

// run carries an action out. An error is why it failed.
func (c *controller) run(ctx context.Context, t task) (Outcome, error) {
	switch t.action.Provider {
	case connection:
		return c.fetch(ctx, t)
	case "CodeBuild":
		return c.build(ctx, t)
	}
	return Outcome{}, fmt.Errorf("the sandbox does not run actions of provider %s; it has CodeStarSourceConnection, CodeBuild and Manual", t.action.Provider)
}

// finish writes down what came of an action, and goes on.
func (c *controller) finish(x *Execution, a *Action, o Outcome, failure error) {
	err := c.do(func() error {
		c.settle(x, a, o, failure)
		return nil
	})
	if err != nil && !errors.Is(err, errDown) {
		c.e.cfg.Notice(fmt.Sprintf("pipeline %s: %v", c.key.ID, err))
	}
}

func (c *controller) settle(x *Execution, a *Action, o Outcome, failure error) {
	if r := c.running[a.ID]; r != nil {
		r.end()
		delete(c.running, a.ID)
	}
	if a.Status != InProgress {
		return
	}
	c.touch(x)
	status := Succeeded
	if failure != nil {
		status = Failed
		if o.Code == "" {
			o.Code = "JobFailed"
		}
		o.Message = failure.Error()
	}
	a.end(status, o)
	if status == Succeeded {
		c.publish(x, a, o)
	}
}

// end closes an action's record.
func (a *Action) end(status string, o Outcome) {
	o.Token = a.Token
	a.Status, a.Updated, a.Outcome = status, time.Now(), o
}

// publish makes what an action puts out known to the later ones.
func (c *controller) publish(x *Execution, a *Action, o Outcome) {
	if x.Namespaces == nil {
		x.Namespaces, x.Artifacts = map[string]map[string]string{}, map[string]build.Artifact{}
	}
	for _, artifact := range o.Outputs {
		x.Artifacts[artifact.Name] = artifact
	}
	def, found := c.find(x, a.Name)
	if found && def.Namespace != "" {
		x.Namespaces[def.Namespace] = o.Variables
	}
	if o.revision.Commit != "" {
		if x.Revisions == nil {
			x.Revisions = map[string]Revision{}
		}
		x.Revisions[a.Name] = o.revision
	}
}

// find returns the declaration of an action in the stage that an execution is in.
func (c *controller) find(x *Execution, action string) (store.PipelineAction, bool) {
	for _, def := range c.definition(x).Stages[x.At].Actions {
		if def.Name == action {
			return def, true
		}
	}
	return store.PipelineAction{}, false
}

// note writes down what is known of an action that still runs.
func (c *controller) note(execution, action string, change func(*Action)) {
	_ = c.do(func() error {
		x, err := c.execution(execution)
		if err != nil {
			return err
		}
		for _, a := range x.stage().Actions {
			if a.ID == action {
				change(a)
				a.Updated = time.Now()
				c.touch(x)
			}
		}
		return nil
	})
}

// resume goes on with the actions that an earlier life of the sandbox began.
func (c *controller) resume() {
	for _, x := range c.executions {
		stage := x.stage()
		if x.Done() || stage == nil {
			continue
		}
		for _, a := range stage.Actions {
			if def, found := c.find(x, a.Name); found && a.Status == InProgress {
				c.launch(x, a, def)
			}
		}
	}
}
