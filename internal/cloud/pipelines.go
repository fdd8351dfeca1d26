package cloud

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/codepipeline"
	cptypes "github.com/aws/aws-sdk-go-v2/service/codepipeline/types"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
)

// Pipelines is pipeline.Reader and pipeline.Mover on CodePipeline.
type Pipelines struct{ cloud *Cloud }

// Pipelines returns the pipelines of this account and region.
func (c *Cloud) Pipelines() Pipelines { return Pipelines{c} }

// State returns the stages of a pipeline in their order.
func (p Pipelines) State(ctx context.Context, name string) ([]pipeline.Stage, error) {
	out, err := p.cloud.pipelines.GetPipelineState(ctx, &codepipeline.GetPipelineStateInput{Name: &name})
	if err != nil {
		return nil, noPipeline(err)
	}
	stages := make([]pipeline.Stage, len(out.StageStates))
	for i, s := range out.StageStates {
		stages[i] = stageOf(s)
	}
	return stages, nil
}

func stageOf(s cptypes.StageState) pipeline.Stage {
	out := pipeline.Stage{Name: aws.ToString(s.StageName)}
	if e := s.LatestExecution; e != nil {
		out.Execution, out.Status = aws.ToString(e.PipelineExecutionId), pipeline.Status(e.Status)
	}
	for _, e := range s.InboundExecutions {
		out.Waiting = append(out.Waiting, aws.ToString(e.PipelineExecutionId))
	}
	if e := s.InboundExecution; e != nil && len(s.InboundExecutions) == 0 {
		out.Waiting = []string{aws.ToString(e.PipelineExecutionId)}
	}
	if t := s.InboundTransitionState; t != nil && !t.Enabled {
		out.Closed = cmp.Or(aws.ToString(t.DisabledReason), "disabled")
	}
	for _, a := range s.ActionStates {
		if e := a.LatestExecution; e != nil && e.Status == cptypes.ActionExecutionStatusInProgress && aws.ToString(e.Token) != "" {
			out.Approvals = append(out.Approvals, pipeline.Approval{
				Stage: out.Name, Action: aws.ToString(a.ActionName), Token: aws.ToString(e.Token), Since: aws.ToTime(e.LastStatusChange),
			})
		}
	}
	return out
}

// Executions returns the latest executions, newest first.
func (p Pipelines) Executions(ctx context.Context, name string, most int) ([]pipeline.Execution, error) {
	out, err := p.cloud.pipelines.ListPipelineExecutions(ctx, &codepipeline.ListPipelineExecutionsInput{
		PipelineName: &name, MaxResults: aws.Int32(int32(most)),
	})
	if err != nil {
		return nil, noPipeline(err)
	}
	executions := make([]pipeline.Execution, len(out.PipelineExecutionSummaries))
	for i, s := range out.PipelineExecutionSummaries {
		e := &executions[i]
		*e = pipeline.Execution{
			ID: aws.ToString(s.PipelineExecutionId), Status: pipeline.Status(s.Status), Summary: aws.ToString(s.StatusSummary),
			Started: aws.ToTime(s.StartTime), Ended: aws.ToTime(s.LastUpdateTime),
		}
		if s.Trigger != nil {
			e.Trigger = string(s.Trigger.TriggerType)
		}
		for _, r := range s.SourceRevisions {
			e.Commit, e.Message = aws.ToString(r.RevisionId), messageOf(aws.ToString(r.RevisionSummary))
		}
	}
	return executions, nil
}

// Execution returns one execution.
func (p Pipelines) Execution(ctx context.Context, name, id string) (pipeline.Execution, error) {
	out, err := p.cloud.pipelines.GetPipelineExecution(ctx, &codepipeline.GetPipelineExecutionInput{
		PipelineName: &name, PipelineExecutionId: &id,
	})
	if err != nil {
		return pipeline.Execution{}, noPipeline(err)
	}
	e := pipeline.Execution{ID: id}
	if x := out.PipelineExecution; x != nil {
		e.Status, e.Summary = pipeline.Status(x.Status), aws.ToString(x.StatusSummary)
		for _, r := range x.ArtifactRevisions {
			e.Commit, e.Message = aws.ToString(r.RevisionId), messageOf(aws.ToString(r.RevisionSummary))
		}
	}
	return e, nil
}

// Actions returns what an execution has begun, oldest first.
func (p Pipelines) Actions(ctx context.Context, name, execution string) ([]pipeline.Action, error) {
	var out []pipeline.Action
	pages := codepipeline.NewListActionExecutionsPaginator(p.cloud.pipelines, &codepipeline.ListActionExecutionsInput{
		PipelineName: &name, Filter: &cptypes.ActionExecutionFilter{PipelineExecutionId: &execution},
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, noPipeline(err)
		}
		for _, d := range page.ActionExecutionDetails {
			out = append(out, actionOf(d))
		}
	}
	slices.SortStableFunc(out, func(a, b pipeline.Action) int { return a.Started.Compare(b.Started) })
	return out, nil
}

func actionOf(d cptypes.ActionExecutionDetail) pipeline.Action {
	a := pipeline.Action{
		ID: aws.ToString(d.ActionExecutionId), Stage: aws.ToString(d.StageName), Name: aws.ToString(d.ActionName),
		Status: pipeline.Status(d.Status), Started: aws.ToTime(d.StartTime), Changed: aws.ToTime(d.LastUpdateTime),
	}
	if d.Output == nil {
		return a
	}
	a.Outputs = d.Output.OutputVariables
	if r := d.Output.ExecutionResult; r != nil {
		a.Summary = messageOf(aws.ToString(r.ExternalExecutionSummary))
		if r.ErrorDetails != nil {
			a.Summary = cmp.Or(aws.ToString(r.ErrorDetails.Message), a.Summary)
		}
		if id := aws.ToString(r.ExternalExecutionId); d.Input != nil && d.Input.ActionTypeId != nil && aws.ToString(d.Input.ActionTypeId.Provider) == "CodeBuild" {
			a.Build = id
		}
	}
	return a
}

// messageOf is the first line of a summary. That of a revision from a connection
// is JSON, {"ProviderType":"Bitbucket","CommitMessage":"…"}: then it is that of
// the commit message.
func messageOf(summary string) string {
	var parts struct{ CommitMessage string }
	if strings.HasPrefix(summary, "{") && json.Unmarshal([]byte(summary), &parts) == nil {
		summary = parts.CommitMessage
	}
	first, _, _ := strings.Cut(summary, "\n")
	return first
}

// sourceAction is what the core stack calls the source action.
const sourceAction = "Source"

// Start begins an execution.
func (p Pipelines) Start(ctx context.Context, name, commit string) (string, error) {
	in := &codepipeline.StartPipelineExecutionInput{Name: &name}
	if commit != "" {
		in.SourceRevisions = []cptypes.SourceRevisionOverride{{
			ActionName: aws.String(sourceAction), RevisionType: cptypes.SourceRevisionTypeCommitId, RevisionValue: &commit,
		}}
	}
	out, err := p.cloud.pipelines.StartPipelineExecution(ctx, in)
	if err != nil {
		return "", noPipeline(err)
	}
	return aws.ToString(out.PipelineExecutionId), nil
}

// Stop ends an execution.
func (p Pipelines) Stop(ctx context.Context, name, execution, reason string, abandon bool) error {
	_, err := p.cloud.pipelines.StopPipelineExecution(ctx, &codepipeline.StopPipelineExecutionInput{
		PipelineName: &name, PipelineExecutionId: &execution, Reason: &reason, Abandon: abandon,
	})
	return noPipeline(err)
}

// Retry begins the failed actions of a stage anew.
func (p Pipelines) Retry(ctx context.Context, name, execution, stage string) error {
	_, err := p.cloud.pipelines.RetryStageExecution(ctx, &codepipeline.RetryStageExecutionInput{
		PipelineName: &name, PipelineExecutionId: &execution, StageName: &stage, RetryMode: cptypes.StageRetryModeFailedActions,
	})
	return noPipeline(err)
}

// Decide answers an approval.
func (p Pipelines) Decide(ctx context.Context, name string, a pipeline.Approval, approved bool, comment string) error {
	status := cptypes.ApprovalStatusRejected
	if approved {
		status = cptypes.ApprovalStatusApproved
	}
	_, err := p.cloud.pipelines.PutApprovalResult(ctx, &codepipeline.PutApprovalResultInput{
		PipelineName: &name, StageName: &a.Stage, ActionName: &a.Action, Token: &a.Token,
		Result: &cptypes.ApprovalResult{Status: status, Summary: &comment},
	})
	return noPipeline(err)
}

// noPipeline is explain, but a pipeline or execution that is not there also
// counts as pipeline.ErrNotFound.
func noPipeline(err error) error {
	explained := explain(err)
	switch codeOf(err) {
	case "PipelineNotFoundException", "PipelineExecutionNotFoundException":
		if e, ok := errors.AsType[*diag.Error](explained); ok {
			e.Err = errors.Join(pipeline.ErrNotFound, err)
		}
	}
	return explained
}
