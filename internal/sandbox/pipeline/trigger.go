package pipeline

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

// triggered finds the source action of a pipeline that a push begins
// (CodePipeline User Guide, "Automate starting pipelines using triggers and
// filtering"). Without a trigger of its own a source action answers to pushes to
// its branch, unless it is told not to detect changes.
//
// A bare repository has no pull requests, so triggers on them never begin anything.
func triggered(def store.Pipeline, p source.Push, files []string) (store.PipelineAction, bool) {
	for _, s := range def.Stages {
		for _, a := range s.Actions {
			if a.Provider != connection || a.Configuration["FullRepositoryId"] != p.Repository {
				continue
			}
			own := triggersOf(def, a.Name)
			switch {
			case len(own) > 0 && slices.ContainsFunc(own, func(g store.GitConfiguration) bool { return lets(g, a, p, files) }):
				return a, true
			case len(own) == 0 && detects(a) && onBranch(a, p):
				return a, true
			}
		}
	}
	return store.PipelineAction{}, false
}

func triggersOf(def store.Pipeline, action string) []store.GitConfiguration {
	var own []store.GitConfiguration
	for _, t := range def.Triggers {
		for _, g := range t.Git {
			if t.Provider == connection && g.SourceAction == action {
				own = append(own, g)
			}
		}
	}
	return own
}

func detects(a store.PipelineAction) bool {
	return !strings.EqualFold(a.Configuration["DetectChanges"], "false")
}

func onBranch(a store.PipelineAction, p source.Push) bool {
	return p.Branch != "" && p.Branch == a.Configuration["BranchName"]
}

// lets says whether one of the filters lets a push through. Filters stand beside
// each other with "or", what is in one of them with "and".
func lets(g store.GitConfiguration, a store.PipelineAction, p source.Push, files []string) bool {
	if len(g.Push) == 0 {
		return len(g.PullRequest) == 0 && onBranch(a, p)
	}
	for _, f := range g.Push {
		switch {
		case p.Tag != "":
			if len(f.Tags) > 0 && passes(f.Tags, p.Tag) {
				return true
			}
		case len(f.Branches)+len(f.Files) == 0:
		case passes(f.Branches, p.Branch) && (len(f.Files) == 0 || slices.ContainsFunc(files, func(name string) bool { return passes(f.Files, name) })):
			return true
		}
	}
	return false
}

// watched returns the patterns of the files that begin a pipeline, if a push is
// to a branch that it follows.
func watched(def store.Pipeline, p source.Push) (paths []string, follows bool) {
	for _, s := range def.Stages {
		for _, a := range s.Actions {
			if a.Provider != connection || a.Configuration["FullRepositoryId"] != p.Repository || p.Branch == "" {
				continue
			}
			for _, g := range triggersOf(def, a.Name) {
				for _, f := range g.Push {
					if len(f.Files) > 0 && passes(f.Branches, p.Branch) {
						paths, follows = append(paths, f.Files[0].Includes...), true
					}
				}
			}
		}
	}
	return paths, follows
}

// passes says whether a name is among those that count: included, if anything is,
// and not excluded.
func passes(all []store.Patterns, name string) bool {
	if len(all) == 0 {
		return true
	}
	p := all[0]
	return (len(p.Includes) == 0 || matches(p.Includes, name)) && !matches(p.Excludes, name)
}

func matches(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		g, err := source.ParseGlob(pattern)
		return err == nil && g.Match(name)
	})
}
