package pipeline

import (
	"context"
	"maps"
	"slices"

	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

// Started is an execution that a push began.
type Started struct {
	Pipeline  string `json:"pipeline"`
	Execution string `json:"execution"`
}

// Passed is a pipeline that follows a branch that was pushed, and that the files
// of the push did not begin.
type Passed struct {
	Pipeline string `json:"pipeline"`
	// Paths are the patterns of the files that begin it.
	Paths []string `json:"paths"`
}

// Pushed is what came of what was pushed to a repository.
type Pushed struct {
	Started []Started `json:"started"`
	Passed  []Passed  `json:"passed"`
	// Files are those that the pushes to branches touched, from the top of the repository.
	Files []string `json:"files"`
	// Branches are those that were pushed.
	Branches []string `json:"branches"`
}

// Push begins the pipelines that what was pushed to a repository triggers, and
// tells which. It is called after a push, and for those that nobody told of.
func (e *Engine) Push(ctx context.Context, repository string) (Pushed, error) {
	var out Pushed
	err := e.cfg.Sources.Pushed(ctx, repository, func(pushes []source.Push) error {
		for _, p := range pushes {
			if err := e.trigger(ctx, p, &out); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// trigger begins the pipelines that one push triggers.
func (e *Engine) trigger(ctx context.Context, p source.Push, out *Pushed) error {
	files, err := e.cfg.Sources.Files(ctx, p)
	if err != nil {
		return err
	}
	if p.Branch != "" {
		out.Files, out.Branches = append(out.Files, files...), append(out.Branches, p.Branch)
	}
	for _, rec := range e.cfg.Store.List(typePipeline, "", "") {
		c, err := e.controller(rec.Key)
		if err != nil {
			return err
		}
		err = c.do(func() error {
			def := c.newest()
			action, found := triggered(def, p, files)
			if paths, follows := watched(def, p); !found && follows {
				out.Passed = append(out.Passed, Passed{Pipeline: rec.ID, Paths: paths})
			}
			if !found || c.knows(p) {
				return nil
			}
			x, err := c.create(Start{
				Trigger:   Trigger{Type: "WebhookV2", Detail: action.Configuration["ConnectionArn"], Push: p.Key()},
				Revisions: map[string]Revision{action.Name: {Commit: p.New, Branch: p.Branch, Tag: p.Tag}},
			})
			if err == nil {
				out.Started = append(out.Started, Started{Pipeline: rec.ID, Execution: x.ID})
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// knows says whether a push has begun an execution before, as it has if the
// sandbox ended before it could note that it saw the push.
func (c *controller) knows(p source.Push) bool {
	return slices.ContainsFunc(c.executions, func(x *Execution) bool { return x.Trigger.Push == p.Key() })
}

// repositories are the names of all that pipelines take their source from.
func (e *Engine) repositories() []string {
	names := map[string]bool{}
	for _, rec := range e.cfg.Store.List(typePipeline, "", "") {
		for _, name := range e.repositoriesOf(rec.Key) {
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func (e *Engine) repositoriesOf(key store.Key) []string {
	rec, err := e.cfg.Store.Get(key)
	if err != nil {
		return nil
	}
	def, err := store.Decode[store.Pipeline](rec)
	if err != nil {
		return nil
	}
	var names []string
	for _, s := range def.Stages {
		for _, a := range s.Actions {
			if name := a.Configuration["FullRepositoryId"]; a.Provider == connection && name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

const connection = "CodeStarSourceConnection"
