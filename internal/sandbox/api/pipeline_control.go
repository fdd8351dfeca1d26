package api

import (
	"context"

	"flota.dev/flota/internal/sandbox/pipeline"
)

type startPipelineExecutionInput struct {
	Name      string `json:"name"`
	Variables []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"variables"`
	Revisions []struct {
		Action string `json:"actionName"`
		Type   string `json:"revisionType"`
		Value  string `json:"revisionValue"`
	} `json:"sourceRevisions"`
}

type executionIDOutput struct {
	ID string `json:"pipelineExecutionId"`
}

func (a *API) startPipelineExecution(_ context.Context, c caller, in startPipelineExecutionInput) (executionIDOutput, error) {
	s := pipeline.Start{Trigger: pipeline.Trigger{Type: "StartPipelineExecution", Detail: c.principal()}}
	for _, v := range in.Variables {
		if s.Variables == nil {
			s.Variables = map[string]string{}
		}
		s.Variables[v.Name] = v.Value
	}
	for _, r := range in.Revisions {
		if r.Type != "COMMIT_ID" {
			return executionIDOutput{}, failf("ValidationException", "the sandbox has source revisions of type COMMIT_ID, not %s", r.Type)
		}
		if s.Revisions == nil {
			s.Revisions = map[string]pipeline.Revision{}
		}
		s.Revisions[r.Action] = pipeline.Revision{Commit: r.Value}
	}
	id, err := a.Pipelines.Start(pipeline.Key(c.key("", ""), in.Name), s)
	return executionIDOutput{id}, pipelineError(err)
}

// principal is who asks, in the form of an ARN.
func (c caller) principal() string { return "arn:aws:iam::" + c.Account + ":root" }

type stopPipelineExecutionInput struct {
	executionInput
	Abandon bool   `json:"abandon"`
	Reason  string `json:"reason"`
}

func (a *API) stopPipelineExecution(_ context.Context, c caller, in stopPipelineExecutionInput) (executionIDOutput, error) {
	err := a.Pipelines.Stop(pipeline.Key(c.key("", ""), in.Name), in.ID, in.Abandon, in.Reason)
	return executionIDOutput{in.ID}, pipelineError(err)
}

type retryStageExecutionInput struct {
	executionInput
	Stage string `json:"stageName"`
	Mode  string `json:"retryMode"`
}

func (a *API) retryStageExecution(_ context.Context, c caller, in retryStageExecutionInput) (executionIDOutput, error) {
	if in.Mode != "FAILED_ACTIONS" && in.Mode != "ALL_ACTIONS" {
		return executionIDOutput{}, failf("ValidationException", "retryMode must be FAILED_ACTIONS or ALL_ACTIONS")
	}
	err := a.Pipelines.Retry(pipeline.Key(c.key("", ""), in.Name), in.Stage, in.ID, in.Mode)
	return executionIDOutput{in.ID}, pipelineError(err)
}

type rollbackStageInput struct {
	Name   string `json:"pipelineName"`
	Stage  string `json:"stageName"`
	Target string `json:"targetPipelineExecutionId"`
}

func (a *API) rollbackStage(_ context.Context, c caller, in rollbackStageInput) (executionIDOutput, error) {
	id, err := a.Pipelines.Rollback(pipeline.Key(c.key("", ""), in.Name), in.Stage, in.Target)
	return executionIDOutput{id}, pipelineError(err)
}

type putApprovalResultInput struct {
	Name   string `json:"pipelineName"`
	Stage  string `json:"stageName"`
	Action string `json:"actionName"`
	Token  string `json:"token"`
	Result struct {
		Summary string `json:"summary"`
		Status  string `json:"status"`
	} `json:"result"`
}

type putApprovalResultOutput struct {
	At *Time `json:"approvedAt,omitempty"`
}

func (a *API) putApprovalResult(_ context.Context, c caller, in putApprovalResultInput) (putApprovalResultOutput, error) {
	approved := in.Result.Status == "Approved"
	if !approved && in.Result.Status != "Rejected" {
		return putApprovalResultOutput{}, failf("ValidationException", "status must be Approved or Rejected")
	}
	at, err := a.Pipelines.Approve(pipeline.Key(c.key("", ""), in.Name), pipeline.Answer{
		Stage: in.Stage, Action: in.Action, Token: in.Token, Approved: approved, Summary: in.Result.Summary, By: c.principal(),
	})
	if err != nil || !approved {
		return putApprovalResultOutput{}, pipelineError(err)
	}
	return putApprovalResultOutput{instant(at)}, nil
}

type stageTransitionInput struct {
	Name   string `json:"pipelineName"`
	Stage  string `json:"stageName"`
	Type   string `json:"transitionType"`
	Reason string `json:"reason"`
}

func (a *API) enableStageTransition(_ context.Context, c caller, in stageTransitionInput) (struct{}, error) {
	return struct{}{}, a.transition(c, in, true)
}

func (a *API) disableStageTransition(_ context.Context, c caller, in stageTransitionInput) (struct{}, error) {
	return struct{}{}, a.transition(c, in, false)
}

func (a *API) transition(c caller, in stageTransitionInput, open bool) error {
	if in.Type != "Inbound" {
		return failf("ValidationException", "the sandbox has inbound transitions only")
	}
	return pipelineError(a.Pipelines.Transition(pipeline.Key(c.key("", ""), in.Name), in.Stage, open, in.Reason, c.principal()))
}
