package pipeline

import (
	"time"

	"flota.dev/flota/internal/sandbox/build"
)

// The records of pipelines beyond what Terraform declares.
const (
	// TypeExecution names the records of executions; their ID is PIPELINE/EXECUTION-ID.
	TypeExecution = "pipeline_execution"
	// TypeState names the records of pipelines' states; their ID is the pipeline's name.
	TypeState = "pipeline_state"
	// TypeVersion names the records of pipelines' definitions; their ID is PIPELINE/VERSION.
	TypeVersion = "pipeline_version"
)

// The states of executions, stages and actions (API: PipelineExecution, StageExecution, ActionExecution).
const (
	InProgress = "InProgress"
	Succeeded  = "Succeeded"
	Failed     = "Failed"
	Stopping   = "Stopping"
	Stopped    = "Stopped"
	Superseded = "Superseded"
	Cancelled  = "Cancelled"
	Skipped    = "Skipped"   // a stage
	Abandoned  = "Abandoned" // an action
)

// The execution modes, and the types of executions.
const (
	modeSuperseded = "SUPERSEDED"
	modeQueued     = "QUEUED"
	modeParallel   = "PARALLEL"

	Standard = "STANDARD"
	Rollback = "ROLLBACK"
)

// Execution is one run of a pipeline.
type Execution struct {
	ID        string            `json:"id"`
	Number    int               `json:"number"` // a later execution has a higher one
	Version   int               `json:"version"`
	Mode      string            `json:"mode"`
	Type      string            `json:"type"`
	Status    string            `json:"status"`
	Summary   string            `json:"summary,omitempty"`
	Trigger   Trigger           `json:"trigger"`
	Started   time.Time         `json:"started"`
	Updated   time.Time         `json:"updated"`
	Variables map[string]string `json:"variables,omitempty"`
	// Revisions are what the source actions are to take, by their names; of the
	// others they take the newest.
	Revisions map[string]Revision `json:"revisions,omitempty"`
	// StopReason is what was given with a request to stop.
	StopReason string `json:"stop_reason,omitempty"`
	// Target is the execution to whose outputs a rollback returns.
	Target string `json:"target,omitempty"`
	// At is the stage, counted from 0, that the execution is in, or waits to enter:
	// then Stages has no entry for it yet.
	At     int      `json:"at"`
	Stages []*Stage `json:"stages,omitempty"`
	// First is the stage that it began with: that of a rollback, else 0.
	First int `json:"first,omitempty"`
	// Namespaces hold the variables, and Artifacts the places, that actions put out.
	Namespaces map[string]map[string]string `json:"namespaces,omitempty"`
	Artifacts  map[string]build.Artifact    `json:"artifacts,omitempty"`
}

// Trigger is why an execution began (API: ExecutionTrigger).
type Trigger struct {
	Type   string `json:"type"` // WebhookV2, StartPipelineExecution, ManualRollback or AutomatedRollback
	Detail string `json:"detail,omitempty"`
	// Push tells one push from all others.
	Push string `json:"push,omitempty"`
}

// Revision is what a source action takes.
type Revision struct {
	Commit string `json:"commit"`
	Branch string `json:"branch,omitempty"`
	Tag    string `json:"tag,omitempty"`
	// Message and Created are known once the action has run.
	Message string    `json:"message,omitempty"`
	Created time.Time `json:"created,omitzero"`
	URL     string    `json:"url,omitempty"`
}

// Stage is a stage that an execution entered.
type Stage struct {
	Name    string    `json:"name"`
	Status  string    `json:"status"`
	Started time.Time `json:"started"`
	// Actions are all that were begun, the latest last.
	Actions     []*Action  `json:"actions,omitempty"`
	BeforeEntry *Condition `json:"before_entry,omitempty"`
	OnSuccess   *Condition `json:"on_success,omitempty"`
	OnFailure   *Condition `json:"on_failure,omitempty"`
	// The retries are how often the stage was begun again.
	ManualRetries    int `json:"manual_retries,omitempty"`
	AutomaticRetries int `json:"automatic_retries,omitempty"`
}

// Action is one run of an action.
type Action struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Status  string    `json:"status"`
	Started time.Time `json:"started"`
	Updated time.Time `json:"updated"`
	By      string    `json:"by,omitempty"` // who decided on it
	// Retried tells that the action was begun again after this.
	Retried bool `json:"retried,omitempty"`
	// Resumed tells that a build was begun anew, since the sandbox ended during the first.
	Resumed       bool              `json:"resumed,omitempty"`
	Configuration map[string]string `json:"configuration,omitempty"` // with values in place of variables
	Inputs        []build.Artifact  `json:"inputs,omitempty"`
	Outcome
}

// Outcome is what came of an action, as far as is known.
type Outcome struct {
	Summary string `json:"summary,omitempty"`
	// Code and Message tell why it failed.
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
	// External is the build, LogStream the ARN of its log; Token is what an approval is answered with.
	External  string            `json:"external,omitempty"`
	LogStream string            `json:"log_stream,omitempty"`
	Token     string            `json:"token,omitempty"`
	Variables map[string]string `json:"variables,omitempty"`
	Outputs   []build.Artifact  `json:"outputs,omitempty"`
	revision  Revision
}

// Condition is how the checks of a stage came out.
type Condition struct {
	Status  string    `json:"status"` // Succeeded, Failed or Errored
	Summary string    `json:"summary,omitempty"`
	Changed time.Time `json:"changed"`
	Rules   []Rule    `json:"rules"`
}

// Rule is how one check came out.
type Rule struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Status  string `json:"status"` // Succeeded or Failed
	Summary string `json:"summary,omitempty"`
}

// State is what is known of a pipeline beyond its definition.
type State struct {
	Version int       `json:"version"`
	Last    int       `json:"last"` // number of the last execution
	Created time.Time `json:"created"`
	Updated time.Time `json:"updated"`
	// Closed are the stages whose inbound transition is disabled, by name.
	Closed map[string]Closing `json:"closed,omitempty"`
}

// Closing is a disabled transition.
type Closing struct {
	By     string    `json:"by"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// Done says whether the execution has come to its end.
func (e Execution) Done() bool { return e.Status != InProgress && e.Status != Stopping }

// Waiting says whether the execution waits to enter a stage.
func (e Execution) Waiting() bool { return !e.Done() && e.stage() == nil }

// stage is the stage that the execution is in, nil if it waits for one or is done with all.
func (e Execution) stage() *Stage {
	if i := e.At - e.First; i < len(e.Stages) {
		return e.Stages[i]
	}
	return nil
}

// Entered returns the stage of a name if the execution entered it.
func (e Execution) Entered(name string) *Stage {
	for _, s := range e.Stages {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// current is the run of an action that counts: the last, unless it is to be begun again.
func (s *Stage) current(name string) *Action {
	for i := len(s.Actions) - 1; i >= 0; i-- {
		if a := s.Actions[i]; a.Name == name {
			if a.Retried {
				return nil
			}
			return a
		}
	}
	return nil
}

// running says whether an action of the stage is in progress.
func (s *Stage) running() bool {
	for _, a := range s.Actions {
		if a.Status == InProgress {
			return true
		}
	}
	return false
}
