package stack

import (
	"math"
	"path"
	"time"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/source"
)

type coreVariables struct {
	place
	Accounts     []string  `json:"accounts"`
	Service      identity  `json:"service"`
	Environments []target  `json:"environments"`
	Pipeline     *pipeline `json:"pipeline,omitempty"`
}

type target struct {
	Name     string `json:"name"`
	Account  string `json:"account"`
	Approval bool   `json:"approval"`
}

type pipeline struct {
	Repository        string            `json:"repository"`
	Branch            string            `json:"branch"`
	Folder            string            `json:"folder"`
	Paths             []string          `json:"paths"`
	Ignore            []string          `json:"ignore,omitempty"`
	Tags              []string          `json:"tags,omitempty"`
	Parallel          bool              `json:"parallel"`
	SkipEmptyApproval bool              `json:"skip_empty_approval"`
	ApprovalMinutes   int               `json:"approval_minutes"`
	Sign              bool              `json:"sign,omitempty"`
	Secrets           map[string]secret `json:"secrets,omitempty"`
	Steps             map[string]runner `json:"steps"`
}

type runner struct {
	Kind       fleet.Compute `json:"kind"`
	Size       string        `json:"size"`
	Privileged bool          `json:"privileged"`
	Minutes    int           `json:"minutes"`
}

func newCore(f *fleet.Fleet, p place, s *fleet.Service) coreVariables {
	v := coreVariables{place: p, Accounts: accounts(f), Service: identity{s.Name, s.Kind}}
	for _, e := range f.Environments {
		v.Environments = append(v.Environments, target{e.Name, e.Account, e.Approval})
	}
	if f.Source.Repository != "" {
		v.Pipeline = newPipeline(f, s)
	}
	return v
}

// patternsMost is how many patterns of files a trigger of CodePipeline takes (API_GitFilePathFilterCriteria).
const patternsMost = 8

// SourcePaths returns the patterns of the files that a service is made of, from
// the top of the repository: what the manifest says, or what its sources tell.
func SourcePaths(f *fleet.Fleet, s *fleet.Service) []string {
	top := source.Top(f.Dir)
	folder := source.Rel(top, f.Dir)
	paths := below(folder, s.Pipeline.Paths)
	if len(paths) == 0 {
		paths = source.Patterns(top, source.Service{
			Fleet: f.Dir, Dir: s.Dir, Name: s.Name, Go: s.Build.Go, Local: s.Build.Go == "",
		})
	}
	return source.Reduce(append(paths, below(folder, s.Pipeline.Also)...), patternsMost)
}

// IgnoredPaths returns the patterns of the files that begin no execution of a
// service, whatever else matches them.
func IgnoredPaths(f *fleet.Fleet, s *fleet.Service) []string {
	return below(source.Rel(source.Top(f.Dir), f.Dir), s.Pipeline.Ignore)
}

func newPipeline(f *fleet.Fleet, s *fleet.Service) *pipeline {
	folder := source.Rel(source.Top(f.Dir), f.Dir)
	v := &pipeline{
		Repository: f.Source.Repository, Branch: f.Source.Branch, Folder: folder,
		Paths:  SourcePaths(f, s),
		Ignore: IgnoredPaths(f, s), Tags: s.Pipeline.Tags,
		Parallel: s.Pipeline.Parallel, SkipEmptyApproval: s.Pipeline.SkipEmptyApproval,
		ApprovalMinutes: int(s.Pipeline.ApproveWithin / time.Minute),
		// A site is files: there is no image to say anything of.
		Sign: f.Sign && s.Kind != fleet.Site,
	}
	v.Secrets = map[string]secret{}
	for name, t := range f.Tokens(s) {
		v.Secrets[name] = secret(t)
	}
	steps, _ := f.Steps(s.Name)
	v.Steps = map[string]runner{
		"qa":     newRunner(steps.QA, "BUILD_LAMBDA_8GB", "BUILD_GENERAL1_MEDIUM"),
		"build":  newRunner(steps.Build, "BUILD_LAMBDA_8GB", "BUILD_GENERAL1_MEDIUM"),
		"deploy": newRunner(steps.Deploy, "BUILD_LAMBDA_4GB", "BUILD_GENERAL1_SMALL"),
	}
	return v
}

// newRunner gives a step a size of what it runs on. Machines of the build fleet have the fleet's.
func newRunner(r fleet.Runner, lambda, container string) runner {
	v := runner{Kind: r.Compute, Privileged: r.Docker, Minutes: int(math.Ceil(r.Limit.Minutes()))}
	switch r.Compute {
	case fleet.Lambda:
		v.Size = lambda
	case fleet.Container:
		v.Size = container
	}
	return v
}

// below turns patterns of the fleet's folder into those of the repository.
func below(folder string, patterns []string) []string {
	var out []string
	for _, p := range patterns {
		out = append(out, path.Join(folder, p))
	}
	return out
}
