package api

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/store"
)

type startBuildInput struct {
	Project   string          `json:"projectName"`
	Source    string          `json:"sourceVersion"`
	Buildspec string          `json:"buildspecOverride"`
	Variables []buildVariable `json:"environmentVariablesOverride"`
}

type buildOutputs struct {
	Build buildOutput `json:"build"`
}

// buildOutput is API: Build.
type buildOutput struct {
	ID            string           `json:"id"`
	ARN           string           `json:"arn"`
	Number        int              `json:"buildNumber"`
	Started       *Time            `json:"startTime,omitempty"`
	Ended         *Time            `json:"endTime,omitempty"`
	Phase         string           `json:"currentPhase"`
	Status        string           `json:"buildStatus"`
	SourceVersion string           `json:"sourceVersion,omitempty"`
	Resolved      string           `json:"resolvedSourceVersion,omitempty"`
	Project       string           `json:"projectName"`
	Phases        []buildPhase     `json:"phases"`
	Source        projectSource    `json:"source"`
	Environment   buildEnvironment `json:"environment"`
	Role          string           `json:"serviceRole,omitempty"`
	Logs          *buildLogs       `json:"logs,omitempty"`
	Timeout       int              `json:"timeoutInMinutes,omitempty"`
	Queued        int              `json:"queuedTimeoutInMinutes,omitempty"`
	Complete      bool             `json:"buildComplete"`
	Initiator     string           `json:"initiator"`
	Key           string           `json:"encryptionKey,omitempty"`
	Exported      []buildVariable  `json:"exportedEnvironmentVariables"`
	Reports       []string         `json:"reportArns"`
}

type buildPhase struct {
	Type     string         `json:"phaseType"`
	Status   string         `json:"phaseStatus,omitempty"`
	Started  *Time          `json:"startTime,omitempty"`
	Ended    *Time          `json:"endTime,omitempty"`
	Seconds  int            `json:"durationInSeconds"`
	Contexts []phaseContext `json:"contexts,omitempty"`
}

type phaseContext struct {
	Code    string `json:"statusCode"`
	Message string `json:"message"`
}

type buildLogs struct {
	Group  string `json:"groupName,omitempty"`
	Stream string `json:"streamName,omitempty"`
	ARN    string `json:"cloudWatchLogsArn,omitempty"`
}

func (a *API) startBuild(_ context.Context, c caller, in startBuildInput) (buildOutputs, error) {
	r := build.Request{Near: c.key("", ""), Project: in.Project, Initiator: "root", SourceVersion: in.Source, Buildspec: in.Buildspec}
	for _, v := range in.Variables {
		v.Type = cmp.Or(v.Type, "PLAINTEXT")
		r.Variables = append(r.Variables, store.ProjectVariable(v))
	}
	project, found, err := maybe[store.Project](a, c.key(typeProject, c.projectARN(in.Project)))
	if err != nil {
		return buildOutputs{}, err
	}
	if found && len(project.Sources) > 0 && project.Sources[0].Type == "CODEPIPELINE" {
		return buildOutputs{}, failf("InvalidInputException", "Project %s takes its source from a pipeline: start the pipeline", in.Project)
	}
	v, _, err := a.Builds.Start(r)
	if err != nil {
		return buildOutputs{}, buildError(err)
	}
	return buildOutputs{a.newBuildOutput(c, v)}, nil
}

func (c caller) projectARN(name string) string {
	return "arn:aws:codebuild:" + c.Region + ":" + c.Account + ":project/" + name
}

type buildIDInput struct {
	ID string `json:"id"`
}

func (a *API) stopBuild(_ context.Context, c caller, in buildIDInput) (buildOutputs, error) {
	if err := a.Builds.Stop(c.key("", ""), in.ID); err != nil {
		return buildOutputs{}, buildError(err)
	}
	v, _, err := maybe[build.Build](a, c.key(build.TypeBuild, in.ID))
	return buildOutputs{a.newBuildOutput(c, v)}, err
}

type batchGetBuildsInput struct {
	IDs []string `json:"ids"`
}

type batchGetBuildsOutput struct {
	Builds   []buildOutput `json:"builds"`
	NotFound []string      `json:"buildsNotFound"`
}

func (a *API) batchGetBuilds(_ context.Context, c caller, in batchGetBuildsInput) (batchGetBuildsOutput, error) {
	out := batchGetBuildsOutput{Builds: []buildOutput{}, NotFound: []string{}}
	for _, id := range in.IDs {
		_, plain, isARN := strings.Cut(id, ":build/")
		if !isARN {
			plain = id
		}
		v, found, err := maybe[build.Build](a, c.key(build.TypeBuild, plain))
		switch {
		case err != nil:
			return out, err
		case !found:
			out.NotFound = append(out.NotFound, id)
		default:
			out.Builds = append(out.Builds, a.newBuildOutput(c, v))
		}
	}
	return out, nil
}

func (a *API) newBuildOutput(c caller, v build.Build) buildOutput {
	// A build outlives its project; what only that knows is then left out.
	project, _, _ := maybe[store.Project](a, c.key(typeProject, c.projectARN(v.Project)))
	p := newProjectOutput(project)
	out := buildOutput{
		ID: v.ID, ARN: v.ARN, Number: v.Number, Started: instant(v.Started), Ended: instant(v.Ended), Phase: v.Phase, Status: v.Status,
		SourceVersion: v.SourceVersion, Resolved: v.Resolved, Project: v.Project, Phases: []buildPhase{}, Source: p.Source,
		Environment: newBuildEnvironment(project, v.Variables), Role: p.Role, Timeout: p.Timeout, Queued: p.Queued,
		Complete: v.Status != build.InProgress, Initiator: v.Initiator, Key: p.Key, Exported: []buildVariable{}, Reports: slices.Clone(v.Reports),
	}
	for _, phase := range v.Phases {
		out.Phases = append(out.Phases, newBuildPhase(phase))
	}
	if v.LogGroup != "" {
		out.Logs = &buildLogs{Group: v.LogGroup, Stream: v.LogStream}
		out.Logs.ARN = "arn:aws:logs:" + c.Region + ":" + c.Account + ":log-group:" + v.LogGroup + ":log-stream:" + v.LogStream
	}
	for _, name := range slices.Sorted(maps.Keys(v.Exported)) {
		out.Exported = append(out.Exported, buildVariable{Name: name, Value: v.Exported[name]})
	}
	return out
}

func newBuildPhase(p build.Phase) buildPhase {
	out := buildPhase{Type: p.Type, Started: instant(p.Started), Ended: instant(p.Ended), Status: p.Status}
	if !p.Ended.IsZero() {
		out.Seconds = int(p.Ended.Sub(p.Started).Seconds())
	}
	if p.Code != "" || p.Message != "" {
		out.Contexts = []phaseContext{{p.Code, p.Message}}
	}
	return out
}

type listBuildsInput struct {
	Project   string `json:"projectName"`
	SortOrder string `json:"sortOrder"`
	NextToken string `json:"nextToken"`
}

type listBuildsOutput struct {
	IDs       []string `json:"ids"`
	NextToken string   `json:"nextToken,omitempty"`
}

func (a *API) listBuilds(_ context.Context, c caller, in listBuildsInput) (out listBuildsOutput, err error) {
	all, err := list[build.Build](a, c, build.TypeBuild)
	if err != nil {
		return out, err
	}
	slices.SortFunc(all, func(x, y build.Build) int { return y.Started.Compare(x.Started) })
	if in.SortOrder == "ASCENDING" {
		slices.Reverse(all)
	}
	ids := []string{}
	for _, v := range all {
		if in.Project == "" || v.Project == in.Project {
			ids = append(ids, v.ID)
		}
	}
	out.IDs, out.NextToken, err = page(ids, 0, codebuildPage, in.NextToken)
	return out, err
}

func (a *API) listBuildsForProject(ctx context.Context, c caller, in listBuildsInput) (listBuildsOutput, error) {
	if _, err := a.Store.Get(c.key(typeProject, c.projectARN(in.Project))); err != nil {
		return listBuildsOutput{}, failf("ResourceNotFoundException", "The provided project %s does not exist", c.projectARN(in.Project))
	}
	return a.listBuilds(ctx, c, in)
}
