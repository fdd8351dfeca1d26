package api

import (
	"context"
	"errors"

	"flota.dev/flota/internal/sandbox/pipeline"
	"flota.dev/flota/internal/sandbox/store"
)

// codepipeline is AWS CodePipeline.
func (a *API) codepipeline() *service {
	s := newService("codepipeline", "CodePipeline_20150709", "")
	handle(s, "ListPipelines", a.listPipelines)
	handle(s, "GetPipeline", a.getPipeline)
	handle(s, "GetPipelineState", a.getPipelineState)
	handle(s, "ListPipelineExecutions", a.listPipelineExecutions)
	handle(s, "GetPipelineExecution", a.getPipelineExecution)
	handle(s, "ListActionExecutions", a.listActionExecutions)
	handle(s, "StartPipelineExecution", a.startPipelineExecution)
	handle(s, "StopPipelineExecution", a.stopPipelineExecution)
	handle(s, "RetryStageExecution", a.retryStageExecution)
	handle(s, "RollbackStage", a.rollbackStage)
	handle(s, "PutApprovalResult", a.putApprovalResult)
	handle(s, "EnableStageTransition", a.enableStageTransition)
	handle(s, "DisableStageTransition", a.disableStageTransition)
	return s
}

const typePipeline = "aws_codepipeline"

// pipelineError turns what the engine returns into what the client is told.
func pipelineError(err error) error {
	if e, ok := errors.AsType[*pipeline.Error](err); ok && e.Code != "" {
		return &Error{Code: e.Code, Message: e.Message}
	}
	return err
}

// look calls see with a pipeline of the caller's.
func (a *API) look(c caller, name string, see func(pipeline.View) error) error {
	return pipelineError(a.Pipelines.Look(pipeline.Key(c.key("", ""), name), see))
}

type listPipelinesInput struct {
	MaxResults int    `json:"maxResults"`
	NextToken  string `json:"nextToken"`
}

type listPipelinesOutput struct {
	Pipelines []pipelineSummary `json:"pipelines"`
	NextToken string            `json:"nextToken,omitempty"`
}

type pipelineSummary struct {
	Name    string `json:"name"`
	Version int    `json:"version"`
	Type    string `json:"pipelineType,omitempty"`
	Mode    string `json:"executionMode,omitempty"`
	Created *Time  `json:"created,omitempty"`
	Updated *Time  `json:"updated,omitempty"`
}

func (a *API) listPipelines(_ context.Context, c caller, in listPipelinesInput) (out listPipelinesOutput, err error) {
	out.Pipelines = []pipelineSummary{}
	all, err := list[store.Pipeline](a, c, typePipeline)
	if err != nil {
		return out, err
	}
	all, out.NextToken, err = page(all, in.MaxResults, 1000, in.NextToken)
	if err != nil {
		return out, err
	}
	for _, p := range all {
		err := a.look(c, p.Name, func(v pipeline.View) error {
			out.Pipelines = append(out.Pipelines, pipelineSummary{
				Name: p.Name, Version: v.State.Version, Type: v.Definition.Type, Mode: v.Definition.Mode,
				Created: instant(v.State.Created), Updated: instant(v.State.Updated),
			})
			return nil
		})
		if err != nil {
			return out, err
		}
	}
	return out, nil
}
