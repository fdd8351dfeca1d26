package api

import (
	"context"
	"slices"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/pipeline"
	"flota.dev/flota/internal/sandbox/store"
)

type listActionExecutionsInput struct {
	Name       string `json:"pipelineName"`
	MaxResults int    `json:"maxResults"`
	NextToken  string `json:"nextToken"`
	Filter     struct {
		Execution string `json:"pipelineExecutionId"`
		Latest    *struct {
			Execution string `json:"pipelineExecutionId"`
			Range     string `json:"startTimeRange"`
		} `json:"latestInPipelineExecution"`
	} `json:"filter"`
}

type listActionExecutionsOutput struct {
	Details   []actionDetail `json:"actionExecutionDetails"`
	NextToken string         `json:"nextToken,omitempty"`
}

// actionDetail is API: ActionExecutionDetail.
type actionDetail struct {
	Execution string             `json:"pipelineExecutionId"`
	ID        string             `json:"actionExecutionId"`
	Version   int                `json:"pipelineVersion"`
	Stage     string             `json:"stageName"`
	Action    string             `json:"actionName"`
	Started   *Time              `json:"startTime,omitempty"`
	Updated   *Time              `json:"lastUpdateTime,omitempty"`
	By        string             `json:"updatedBy,omitempty"`
	Status    string             `json:"status"`
	Input     actionInput        `json:"input"`
	Output    actionDetailOutput `json:"output"`
}

type actionInput struct {
	Type          actionType        `json:"actionTypeId"`
	Configuration map[string]string `json:"configuration,omitempty"`
	Resolved      map[string]string `json:"resolvedConfiguration,omitempty"`
	Role          string            `json:"roleArn,omitempty"`
	Region        string            `json:"region"`
	Artifacts     []artifactDetail  `json:"inputArtifacts"`
	Namespace     string            `json:"namespace,omitempty"`
}

type actionDetailOutput struct {
	Artifacts []artifactDetail  `json:"outputArtifacts"`
	Result    actionResult      `json:"executionResult"`
	Variables map[string]string `json:"outputVariables,omitempty"`
}

type artifactDetail struct {
	Name     string     `json:"name"`
	Location s3Location `json:"s3location"`
}

type s3Location struct {
	Bucket string `json:"bucket"`
	Key    string `json:"key"`
}

type actionResult struct {
	External  string        `json:"externalExecutionId,omitempty"`
	Summary   string        `json:"externalExecutionSummary,omitempty"`
	Error     *errorDetails `json:"errorDetails,omitempty"`
	LogStream string        `json:"logStreamARN,omitempty"`
}

// listActionExecutions lists the newest first.
func (a *API) listActionExecutions(_ context.Context, c caller, in listActionExecutionsInput) (out listActionExecutionsOutput, err error) {
	err = a.look(c, in.Name, func(v pipeline.View) error {
		only := in.Filter.Execution
		if in.Filter.Latest != nil {
			only = in.Filter.Latest.Execution
		}
		if only != "" {
			if _, err := executionOf(v, only); err != nil {
				return err
			}
		}
		all := []actionDetail{}
		for _, x := range slices.Backward(v.Executions) {
			if only == "" || x.ID == only {
				all = append(all, details(c, v, x)...)
			}
		}
		var err error
		out.Details, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
		return err
	})
	return out, err
}

func details(c caller, v pipeline.View, x *pipeline.Execution) []actionDetail {
	declared := map[string]store.PipelineAction{}
	for _, s := range v.Versions[x.Version].Stages {
		for _, a := range s.Actions {
			declared[s.Name+"/"+a.Name] = a
		}
	}
	var out []actionDetail
	for _, s := range slices.Backward(x.Stages) {
		for _, a := range slices.Backward(s.Actions) {
			def := declared[s.Name+"/"+a.Name]
			out = append(out, actionDetail{
				Execution: x.ID, ID: a.ID, Version: x.Version, Stage: s.Name, Action: a.Name, Status: a.Status, By: a.By,
				Started: instant(a.Started), Updated: instant(a.Updated),
				Input: actionInput{
					Type: typeOf(def), Configuration: def.Configuration, Resolved: a.Configuration, Role: def.RoleARN, Region: c.Region,
					Artifacts: newArtifacts(a.Inputs), Namespace: def.Namespace,
				},
				Output: actionDetailOutput{
					Artifacts: newArtifacts(a.Outputs), Variables: a.Variables,
					Result: actionResult{External: a.External, Summary: a.Summary, Error: newErrorDetails(a), LogStream: a.LogStream},
				},
			})
		}
	}
	return out
}

func newArtifacts(all []build.Artifact) []artifactDetail {
	out := []artifactDetail{}
	for _, a := range all {
		out = append(out, artifactDetail{Name: a.Name, Location: s3Location{a.Bucket, a.Key}})
	}
	return out
}
