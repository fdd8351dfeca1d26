package pipeline

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/store"
)

// build is the action CodeBuild (CodePipeline User Guide, action reference).
func (c *controller) build(ctx context.Context, t task) (Outcome, error) {
	if t.external != "" {
		if v, err := c.buildRecord(t.external); err == nil && !interrupted(v) {
			return c.builtBy(v, t)
		} else if t.resumed {
			return Outcome{External: t.external}, errors.New(build.Interrupted + ", and so did the one begun in its place")
		}
	}
	r, err := t.request()
	if err != nil {
		return Outcome{Code: "ConfigurationError"}, err
	}
	v, done, err := c.e.cfg.Builds.Start(r)
	if err != nil {
		return Outcome{Code: "ConfigurationError"}, err
	}
	c.note(t.execution, t.id, func(a *Action) {
		a.Resumed = t.external != ""
		a.External, a.LogStream = v.ID, c.logStream(v)
	})
	select {
	case <-done:
	case <-ctx.Done():
		if errors.Is(context.Cause(ctx), errDown) {
			return Outcome{}, nil
		}
		if err := c.e.cfg.Builds.Stop(c.key, v.ID); err != nil {
			return Outcome{}, err
		}
		<-done
	}
	if v, err = c.buildRecord(v.ID); err != nil {
		return Outcome{}, err
	}
	return c.builtBy(v, t)
}

// request is the build that an action asks for.
func (t task) request() (build.Request, error) {
	r := build.Request{
		Near: t.key, Project: t.configuration["ProjectName"], Initiator: "codepipeline/" + t.pipeline.Name,
		Inputs: t.inputs, Outputs: t.outputs,
	}
	if primary := t.configuration["PrimarySource"]; primary != "" {
		for i, in := range r.Inputs {
			if in.Name == primary {
				r.Inputs = append([]build.Artifact{in}, append(append([]build.Artifact{}, r.Inputs[:i]...), r.Inputs[i+1:]...)...)
			}
		}
	}
	text := t.configuration["EnvironmentVariables"]
	if text == "" {
		return r, nil
	}
	var variables []struct{ Name, Value, Type string }
	if err := json.Unmarshal([]byte(text), &variables); err != nil {
		return r, fmt.Errorf("EnvironmentVariables is not a JSON list of variables: %w", err)
	}
	for _, v := range variables {
		r.Variables = append(r.Variables, store.ProjectVariable{Name: v.Name, Value: v.Value, Type: cmp.Or(v.Type, "PLAINTEXT")})
	}
	return r, nil
}

func (c *controller) buildRecord(id string) (build.Build, error) {
	rec, err := c.e.cfg.Store.Get(c.record(build.TypeBuild, id))
	if err != nil {
		return build.Build{}, err
	}
	return store.Decode[build.Build](rec)
}

// interrupted says whether a build did not come to its own end.
func interrupted(v build.Build) bool {
	_, _, message := v.Problem()
	return v.Status == build.InProgress || v.Status == build.Fault && message == build.Interrupted
}

func (c *controller) logStream(v build.Build) string {
	if v.LogGroup == "" {
		return ""
	}
	return "arn:aws:logs:" + c.key.Region + ":" + c.key.Account + ":log-group:" + v.LogGroup + ":log-stream:" + v.LogStream
}

// builtBy is what came of a build.
func (c *controller) builtBy(v build.Build, t task) (Outcome, error) {
	o := Outcome{External: v.ID, LogStream: c.logStream(v), Variables: v.Exported}
	if v.Status == build.Succeeded {
		o.Outputs = t.outputs
		if len(v.Artifacts) > 0 {
			o.Outputs = v.Artifacts
		}
		return o, nil
	}
	phase, code, message := v.Problem()
	o.Code = "JobFailed"
	return o, fmt.Errorf("Build terminated with state: %s. Phase: %s, Code: %s, Message: %s", v.Status, phase, code, message)
}
