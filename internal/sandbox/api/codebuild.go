package api

import (
	"context"
	"errors"
	"slices"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/store"
)

// codebuild is AWS CodeBuild.
func (a *API) codebuild() *service {
	s := newService("codebuild", "CodeBuild_20161006", "")
	handle(s, "ListProjects", a.listProjects)
	handle(s, "BatchGetProjects", a.batchGetProjects)
	handle(s, "StartBuild", a.startBuild)
	handle(s, "StopBuild", a.stopBuild)
	handle(s, "BatchGetBuilds", a.batchGetBuilds)
	handle(s, "BatchGetReports", a.batchGetReports)
	handle(s, "ListBuilds", a.listBuilds)
	handle(s, "ListBuildsForProject", a.listBuildsForProject)
	return s
}

const (
	typeProject = "aws_codebuild_project"
	// codebuildPage is CodeBuild's page.
	codebuildPage = 100
)

// buildError turns what the builder returns into what the client is told.
func buildError(err error) error {
	switch {
	case errors.Is(err, build.ErrNoProject), errors.Is(err, build.ErrNoBuild):
		return &Error{Code: "ResourceNotFoundException", Message: err.Error()}
	case errors.Is(err, build.ErrSource):
		return &Error{Code: "InvalidInputException", Message: err.Error()}
	}
	return err
}

type listProjectsInput struct {
	SortOrder string `json:"sortOrder"`
	NextToken string `json:"nextToken"`
}

type listProjectsOutput struct {
	Projects  []string `json:"projects"`
	NextToken string   `json:"nextToken,omitempty"`
}

func (a *API) listProjects(_ context.Context, c caller, in listProjectsInput) (out listProjectsOutput, err error) {
	all, err := list[store.Project](a, c, typeProject)
	if err != nil {
		return out, err
	}
	names := make([]string, 0, len(all))
	for _, p := range all {
		names = append(names, p.Name)
	}
	slices.Sort(names)
	if in.SortOrder == "DESCENDING" {
		slices.Reverse(names)
	}
	out.Projects, out.NextToken, err = page(names, 0, codebuildPage, in.NextToken)
	return out, err
}

type batchGetProjectsInput struct {
	Names []string `json:"names"`
}

type batchGetProjectsOutput struct {
	Projects []projectOutput `json:"projects"`
	NotFound []string        `json:"projectsNotFound"`
}

// projectOutput is API: Project.
type projectOutput struct {
	Name        string           `json:"name"`
	ARN         string           `json:"arn"`
	Description string           `json:"description,omitempty"`
	Source      projectSource    `json:"source"`
	Artifacts   projectArtifacts `json:"artifacts"`
	Environment buildEnvironment `json:"environment"`
	Role        string           `json:"serviceRole,omitempty"`
	Timeout     int              `json:"timeoutInMinutes,omitempty"`
	Queued      int              `json:"queuedTimeoutInMinutes,omitempty"`
	Key         string           `json:"encryptionKey,omitempty"`
	Logs        *projectLogs     `json:"logsConfig,omitempty"`
	Concurrent  int              `json:"concurrentBuildLimit,omitempty"`
}

type projectSource struct {
	Type      string `json:"type"`
	Location  string `json:"location,omitempty"`
	Buildspec string `json:"buildspec,omitempty"`
}

type projectArtifacts struct {
	Type     string `json:"type"`
	Location string `json:"location,omitempty"`
	Name     string `json:"name,omitempty"`
}

type buildEnvironment struct {
	Type      string          `json:"type"`
	Image     string          `json:"image"`
	Compute   string          `json:"computeType"`
	Variables []buildVariable `json:"environmentVariables"`
}

type buildVariable struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Type  string `json:"type,omitempty"`
}

type projectLogs struct {
	CloudWatch cloudWatchLogs `json:"cloudWatchLogs"`
}

type cloudWatchLogs struct {
	Status string `json:"status"`
	Group  string `json:"groupName,omitempty"`
	Stream string `json:"streamName,omitempty"`
}

func (a *API) batchGetProjects(_ context.Context, c caller, in batchGetProjectsInput) (out batchGetProjectsOutput, err error) {
	all, err := list[store.Project](a, c, typeProject)
	if err != nil {
		return out, err
	}
	out.Projects, out.NotFound = []projectOutput{}, []string{}
	for _, name := range in.Names {
		i := slices.IndexFunc(all, func(p store.Project) bool { return p.Name == name || p.ARN == name })
		if i < 0 {
			out.NotFound = append(out.NotFound, name)
			continue
		}
		out.Projects = append(out.Projects, newProjectOutput(all[i]))
	}
	return out, nil
}

func newProjectOutput(p store.Project) projectOutput {
	out := projectOutput{
		Name: p.Name, ARN: p.ARN, Description: p.Description, Role: p.ServiceRole, Timeout: p.TimeoutMinutes, Queued: p.QueuedMinutes,
		Key: p.EncryptionKey, Concurrent: p.Concurrent, Environment: newBuildEnvironment(p, nil),
	}
	for _, s := range p.Sources {
		out.Source = projectSource{Type: s.Type, Location: s.Location, Buildspec: s.Buildspec}
	}
	for _, artifacts := range p.Artifacts {
		out.Artifacts = projectArtifacts{Type: artifacts.Type, Location: artifacts.Location, Name: artifacts.Name}
	}
	for _, l := range p.Logs {
		for _, to := range l.CloudWatch {
			out.Logs = &projectLogs{cloudWatchLogs{Status: to.Status, Group: to.Group, Stream: to.Stream}}
		}
	}
	return out
}

// newBuildEnvironment is a project's environment, with the variables of a build if there is one.
func newBuildEnvironment(p store.Project, variables []store.ProjectVariable) buildEnvironment {
	out := buildEnvironment{Variables: []buildVariable{}}
	for _, e := range p.Environments {
		out.Type, out.Image, out.Compute = e.Type, e.Image, e.Compute
		if variables == nil {
			variables = e.Variables
		}
	}
	for _, v := range variables {
		out.Variables = append(out.Variables, buildVariable(v))
	}
	return out
}
