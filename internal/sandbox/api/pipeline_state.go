package api

import (
	"cmp"
	"context"
	"slices"

	"flota.dev/flota/internal/sandbox/pipeline"
	"flota.dev/flota/internal/sandbox/store"
)

type pipelineNameInput struct {
	Name string `json:"name"`
}

type pipelineStateOutput struct {
	Name    string       `json:"pipelineName"`
	Version int          `json:"pipelineVersion"`
	Stages  []stageState `json:"stageStates"`
	Created *Time        `json:"created,omitempty"`
	Updated *Time        `json:"updated,omitempty"`
}

// stageState is API: StageState.
type stageState struct {
	Name        string           `json:"stageName"`
	Inbound     *stageExecution  `json:"inboundExecution,omitempty"`
	Inbounds    []stageExecution `json:"inboundExecutions,omitempty"`
	Transition  transitionState  `json:"inboundTransitionState"`
	Actions     []actionState    `json:"actionStates"`
	Latest      *stageExecution  `json:"latestExecution,omitempty"`
	BeforeEntry *conditionState  `json:"beforeEntryConditionState,omitempty"`
	OnSuccess   *conditionState  `json:"onSuccessConditionState,omitempty"`
	OnFailure   *conditionState  `json:"onFailureConditionState,omitempty"`
	Retry       *retryMetadata   `json:"retryStageMetadata,omitempty"`
}

type stageExecution struct {
	ID     string `json:"pipelineExecutionId"`
	Status string `json:"status"`
	Type   string `json:"type"`
}

type transitionState struct {
	Enabled bool   `json:"enabled"`
	By      string `json:"lastChangedBy,omitempty"`
	At      *Time  `json:"lastChangedAt,omitempty"`
	Reason  string `json:"disabledReason,omitempty"`
}

type actionState struct {
	Name     string           `json:"actionName"`
	Revision *actionRevision  `json:"currentRevision,omitempty"`
	Latest   *actionExecution `json:"latestExecution,omitempty"`
	Entity   string           `json:"entityUrl,omitempty"`
	URL      string           `json:"revisionUrl,omitempty"`
}

type actionRevision struct {
	ID      string `json:"revisionId"`
	Change  string `json:"revisionChangeId"`
	Created *Time  `json:"created"`
}

type actionExecution struct {
	ID        string        `json:"actionExecutionId"`
	Status    string        `json:"status"`
	Summary   string        `json:"summary,omitempty"`
	Changed   *Time         `json:"lastStatusChange,omitempty"`
	Token     string        `json:"token,omitempty"`
	By        string        `json:"lastUpdatedBy,omitempty"`
	External  string        `json:"externalExecutionId,omitempty"`
	Error     *errorDetails `json:"errorDetails,omitempty"`
	LogStream string        `json:"logStreamARN,omitempty"`
}

type errorDetails struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

type conditionState struct {
	Latest conditionExecution   `json:"latestExecution"`
	States []conditionRuleState `json:"conditionStates"`
}

type conditionExecution struct {
	Status  string `json:"status"`
	Summary string `json:"summary,omitempty"`
	Changed *Time  `json:"lastStatusChange,omitempty"`
}

type conditionRuleState struct {
	Latest conditionExecution `json:"latestExecution"`
	Rules  []ruleState        `json:"ruleStates"`
}

type ruleState struct {
	Name   string        `json:"ruleName"`
	Latest ruleExecution `json:"latestExecution"`
}

type ruleExecution struct {
	ID      string `json:"ruleExecutionId"`
	Status  string `json:"status"`
	Summary string `json:"summary,omitempty"`
}

type retryMetadata struct {
	Automatic int    `json:"autoStageRetryAttempt,omitempty"`
	Manual    int    `json:"manualStageRetryAttempt,omitempty"`
	Trigger   string `json:"latestRetryTrigger,omitempty"`
}

func (a *API) getPipelineState(_ context.Context, c caller, in pipelineNameInput) (out pipelineStateOutput, err error) {
	err = a.look(c, in.Name, func(v pipeline.View) error {
		out = pipelineStateOutput{
			Name: v.Definition.Name, Version: v.State.Version, Stages: []stageState{},
			Created: instant(v.State.Created), Updated: instant(v.State.Updated),
		}
		for _, def := range v.Definition.Stages {
			out.Stages = append(out.Stages, newStageState(v, def))
		}
		return nil
	})
	return out, err
}

func newStageState(v pipeline.View, def store.PipelineStage) stageState {
	out := stageState{Name: def.Name, Transition: transitionState{Enabled: true}, Actions: []actionState{}}
	if closed, ok := v.State.Closed[def.Name]; ok {
		out.Transition = transitionState{By: closed.By, At: instant(closed.At), Reason: closed.Reason}
	}
	for _, x := range v.Waits(def.Name) {
		out.Inbounds = append(out.Inbounds, stageExecution{ID: x.ID, Status: x.Status, Type: x.Type})
	}
	if n := len(out.Inbounds); n > 0 {
		out.Inbound = &out.Inbounds[n-1]
	}
	latest, stage := latestIn(v, def.Name)
	if stage != nil {
		status := stage.Status
		if latest.Status == pipeline.Stopping && status == pipeline.InProgress {
			status = pipeline.Stopping
		}
		out.Latest = &stageExecution{ID: latest.ID, Status: status, Type: latest.Type}
		out.BeforeEntry, out.OnSuccess, out.OnFailure = newConditionState(stage.BeforeEntry), newConditionState(stage.OnSuccess), newConditionState(stage.OnFailure)
		out.Retry = newRetryMetadata(stage)
	}
	for _, action := range def.Actions {
		out.Actions = append(out.Actions, newActionState(v, def.Name, action.Name))
	}
	return out
}

// latestIn is the latest execution that entered a stage.
func latestIn(v pipeline.View, stage string) (*pipeline.Execution, *pipeline.Stage) {
	for _, x := range slices.Backward(v.Executions) {
		if s := x.Entered(stage); s != nil {
			return x, s
		}
	}
	return nil, nil
}

// newActionState tells of the last run of an action, be it of an execution before
// the one that is in the stage now.
func newActionState(v pipeline.View, stage, action string) actionState {
	out := actionState{Name: action}
	for _, x := range slices.Backward(v.Executions) {
		s := x.Entered(stage)
		if s == nil {
			continue
		}
		for _, a := range slices.Backward(s.Actions) {
			if a.Name != action {
				continue
			}
			out.Latest = newActionExecution(a)
			if r, ok := x.Revisions[action]; ok && !r.Created.IsZero() {
				out.Revision = &actionRevision{ID: r.Commit, Change: a.ID, Created: instant(r.Created)}
				out.URL = r.URL
			}
			return out
		}
	}
	return out
}

func newActionExecution(a *pipeline.Action) *actionExecution {
	out := &actionExecution{
		ID: a.ID, Status: a.Status, Summary: cut(a.Summary, 2048), Changed: instant(a.Updated), By: a.By,
		External: a.External, Error: newErrorDetails(a), LogStream: a.LogStream,
	}
	if a.Status == pipeline.InProgress {
		out.Token = a.Token
	}
	return out
}

func newErrorDetails(a *pipeline.Action) *errorDetails {
	if a.Message == "" {
		return nil
	}
	return &errorDetails{Code: cmp.Or(a.Code, "JobFailed"), Message: cut(a.Message, 5000)}
}

func cut(s string, most int) string { return s[:min(len(s), most)] }

func newConditionState(condition *pipeline.Condition) *conditionState {
	if condition == nil {
		return nil
	}
	latest := conditionExecution{Status: condition.Status, Summary: condition.Summary, Changed: instant(condition.Changed)}
	one := conditionRuleState{Latest: latest, Rules: []ruleState{}}
	for _, r := range condition.Rules {
		one.Rules = append(one.Rules, ruleState{Name: r.Name, Latest: ruleExecution{ID: r.ID, Status: r.Status, Summary: r.Summary}})
	}
	return &conditionState{Latest: conditionExecution{Status: latest.Status, Summary: latest.Summary}, States: []conditionRuleState{one}}
}

func newRetryMetadata(s *pipeline.Stage) *retryMetadata {
	switch {
	case s.ManualRetries > 0:
		return &retryMetadata{Automatic: s.AutomaticRetries, Manual: s.ManualRetries, Trigger: "ManualStageRetry"}
	case s.AutomaticRetries > 0:
		return &retryMetadata{Automatic: s.AutomaticRetries, Trigger: "AutomatedStageRetry"}
	}
	return nil
}
