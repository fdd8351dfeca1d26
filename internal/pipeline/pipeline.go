// Package pipeline is the engine of delivery pipelines: where each one stands,
// how an execution is followed and moved, and what the steps of a pipeline
// leave behind for those after them.
//
// AWS CodePipeline carries an execution out. Its words are used here: a
// pipeline has stages, a stage has actions, and an execution takes one source
// revision, a commit, through them.
package pipeline

import (
	"context"
	"errors"
	"time"
)

// ErrNotFound is what ports return for something that is not there.
var ErrNotFound = errors.New("not found")

// Name is what the core stack calls the pipeline of a service.
func Name(fleet, service string) string { return fleet + "-" + service }

// LogGroup is what the core stack calls the log group of a service's builds.
func LogGroup(fleet, service string) string { return "/" + fleet + "/pipeline/" + service }

// Status is how a pipeline, stage or action stands, in CodePipeline's words.
type Status string

// The statuses. Not each of the three things knows all of them.
const (
	InProgress Status = "InProgress"
	Succeeded  Status = "Succeeded"
	Failed     Status = "Failed"
	Stopping   Status = "Stopping"
	Stopped    Status = "Stopped"
	Cancelled  Status = "Cancelled"
	Superseded Status = "Superseded" // a newer execution has taken its place
	Abandoned  Status = "Abandoned"
	Skipped    Status = "Skipped"
)

// Final reports whether the status will stay unless somebody retries.
func (s Status) Final() bool { return s != "" && s != InProgress && s != Stopping }

// Reader reads pipelines. Each method returns ErrNotFound for a pipeline or
// execution that is not there.
type Reader interface {
	// State returns the stages in their order (API: GetPipelineState).
	State(ctx context.Context, pipeline string) ([]Stage, error)
	// Executions returns the latest executions, newest first (API: ListPipelineExecutions).
	Executions(ctx context.Context, pipeline string, most int) ([]Execution, error)
	// Execution returns one, without its times (API: GetPipelineExecution).
	Execution(ctx context.Context, pipeline, id string) (Execution, error)
	// Actions returns what an execution has begun, in that order (API: ListActionExecutions).
	Actions(ctx context.Context, pipeline, execution string) ([]Action, error)
}

// Mover moves executions.
type Mover interface {
	// Start begins an execution, of a commit if one is named, else of the newest (API: StartPipelineExecution).
	Start(ctx context.Context, pipeline, commit string) (execution string, err error)
	// Stop ends an execution: once its actions have ended or, abandoning them, at once (API: StopPipelineExecution).
	Stop(ctx context.Context, pipeline, execution, reason string, abandon bool) error
	// Retry begins the failed actions of a stage anew (API: RetryStageExecution).
	Retry(ctx context.Context, pipeline, execution, stage string) error
	// Decide answers an approval (API: PutApprovalResult).
	Decide(ctx context.Context, pipeline string, a Approval, approved bool, comment string) error
}

// Stage is one stage of a pipeline as it is now.
type Stage struct {
	Name string
	// Execution is the ID of the latest execution in it; empty if there was none.
	Execution string
	Status    Status
	// Waiting are the executions that wait to enter, for as long as another is in it or its door is closed.
	Waiting []string
	// Closed says that the way into the stage is disabled, and why.
	Closed string
	// Approvals are those that wait for an answer.
	Approvals []Approval
}

// Approval is a manual approval that waits.
type Approval struct {
	Stage, Action string
	// Token names the question, so that an answer meets no other.
	Token string
	// Since is when it was asked.
	Since time.Time
}

// Execution is one run of a pipeline.
type Execution struct {
	ID      string
	Status  Status
	Summary string // why it stands so, where CodePipeline says
	// Commit and Message are those of the source revision.
	Commit, Message string
	Started, Ended  time.Time // Ended is the last change of one that goes on
	// Trigger is what began it, such as Webhook or StartPipelineExecution.
	Trigger string
}

// Action is one action of an execution.
type Action struct {
	ID      string    `json:"id"`
	Stage   string    `json:"stage"`
	Name    string    `json:"action"`
	Status  Status    `json:"status"`
	Started time.Time `json:"started"`
	// Changed is when its status last changed: when it ended, if it has.
	Changed time.Time `json:"changed"`
	// Summary tells the result, or what went wrong.
	Summary string `json:"summary,omitempty"`
	// Build is the ID of the CodeBuild build that it runs, <project>:<uuid>; empty for other actions.
	Build string `json:"build,omitempty"`
	// Outputs are the variables that it exports.
	Outputs map[string]string `json:"outputs,omitempty"`
}
