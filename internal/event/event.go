// Package event is how engines tell what happens. An engine never prints: it
// emits typed events to a Sink, and the terminal, --json, the ledger and the
// dashboard each render them in their own way.
//
// In JSON, durations are whole nanoseconds.
package event

import (
	"fmt"
	"time"
)

// Event is one thing that happened.
type Event interface {
	// Kind names the event in JSON output, such as "stack" or "stage".
	Kind() string
}

// Sink receives events. Emit may be called from many goroutines at once and must not block for long.
type Sink interface {
	Emit(Event)
}

// Func lets a function be a Sink.
type Func func(Event)

// Emit calls f.
func (f Func) Emit(e Event) { f(e) }

// Discard is a Sink that drops everything.
var Discard Sink = Func(func(Event) {})

// Tee is a Sink that passes each event on to all of its sinks, in order.
type Tee []Sink

// Emit passes e on.
func (t Tee) Emit(e Event) {
	for _, s := range t {
		s.Emit(e)
	}
}

// State is where a piece of work stands.
type State string

// The states of a piece of work.
const (
	Started  State = "started"
	Finished State = "finished"
	Failed   State = "failed"
	Skipped  State = "skipped"
)

// Stack tells of one step of one stack: init, plan, apply or destroy.
type Stack struct {
	Stack   string        `json:"stack"`
	Step    string        `json:"step"`
	State   State         `json:"state"`
	Changes Changes       `json:"changes,omitzero"`
	Took    time.Duration `json:"took,omitempty"`
	// Message says why a step failed or was skipped.
	Message string `json:"message,omitempty"`
	// Of is how many stacks go through this step in all; 0 if nobody has counted.
	Of int `json:"of,omitempty"`
}

// Changes counts what a plan will do, or an apply has done, to resources.
type Changes struct {
	Import int `json:"import,omitempty"`
	Add    int `json:"add"`
	Change int `json:"change"`
	Remove int `json:"remove"`
}

// Any reports whether there is anything to do.
func (c Changes) Any() bool { return c != Changes{} }

// Planned tells what a plan will do: 2 to add, 1 to change, 0 to destroy.
func (c Changes) Planned() string {
	text := fmt.Sprintf("%d to add, %d to change, %d to destroy", c.Add, c.Change, c.Remove)
	if c.Import > 0 {
		text += fmt.Sprintf(", %d to import", c.Import)
	}
	return text
}

// Sum is how many resources there is something to do to.
func (c Changes) Sum() int { return c.Import + c.Add + c.Change + c.Remove }

// Resource tells of one resource while its stack is applied.
type Resource struct {
	Stack   string        `json:"stack"`
	Address string        `json:"address"`
	Action  string        `json:"action"` // create, update, delete, replace, read, import
	State   State         `json:"state"`
	Took    time.Duration `json:"took,omitempty"`
	Message string        `json:"message,omitempty"`
}

// Build tells of one service's image.
type Build struct {
	Service string        `json:"service"`
	State   State         `json:"state"`
	Digest  string        `json:"digest,omitempty"`
	Took    time.Duration `json:"took,omitempty"`
	Message string        `json:"message,omitempty"`
	// Of is how many services are built in all; 0 if nobody has counted.
	Of int `json:"of,omitempty"`
}

// Wave tells that a set of releases starts together.
type Wave struct {
	Environment string   `json:"environment"`
	Number      int      `json:"number"` // from 1
	Of          int      `json:"of"`
	Services    []string `json:"services"`
}

// Stage tells of one stage of a release, in AWS's names: SCALE_UP, TEST_TRAFFIC_SHIFT, BAKE_TIME …
type Stage struct {
	Release     string        `json:"release"`
	Service     string        `json:"service"`
	Environment string        `json:"environment"`
	Version     string        `json:"version"`
	Stage       string        `json:"stage"`
	State       State         `json:"state"`
	Percent     float64       `json:"percent"` // of production traffic that the new revision gets
	Running     int           `json:"running"` // tasks of the new revision
	Desired     int           `json:"desired"`
	Took        time.Duration `json:"took,omitempty"`
	Message     string        `json:"message,omitempty"`
}

// Verdict tells how a release ended.
type Verdict struct {
	Release     string        `json:"release"`
	Service     string        `json:"service"`
	Environment string        `json:"environment"`
	Version     string        `json:"version"`
	Verdict     string        `json:"verdict"` // live, rolled_back, failed, stuck, baking
	Reason      string        `json:"reason,omitempty"`
	Live        time.Duration `json:"live,omitempty"` // from the start until all traffic was on the new revision
	Took        time.Duration `json:"took"`
	// Log holds the last lines of the task that made the release fail.
	Log []string `json:"log,omitempty"`
}

// Action tells of one action of a delivery pipeline, such as Build in the stage Verify.
type Action struct {
	Service   string        `json:"service"`
	Execution string        `json:"execution"`
	Stage     string        `json:"stage"`
	Action    string        `json:"action"`
	State     State         `json:"state"`
	Took      time.Duration `json:"took,omitempty"`
	Message   string        `json:"message,omitempty"`
}

// Execution tells how an execution of a delivery pipeline ended, in CodePipeline's words.
type Execution struct {
	Service   string        `json:"service"`
	Execution string        `json:"execution"`
	Status    string        `json:"status"` // Succeeded, Failed, Stopped, Superseded, Cancelled
	Took      time.Duration `json:"took"`
	Message   string        `json:"message,omitempty"`
}

// Notice is something a person should know that belongs to no piece of work.
type Notice struct {
	Message string `json:"message"`
	Warning bool   `json:"warning,omitempty"`
}

func (Stack) Kind() string     { return "stack" }
func (Resource) Kind() string  { return "resource" }
func (Build) Kind() string     { return "build" }
func (Wave) Kind() string      { return "wave" }
func (Stage) Kind() string     { return "stage" }
func (Verdict) Kind() string   { return "verdict" }
func (Notice) Kind() string    { return "notice" }
func (Action) Kind() string    { return "action" }
func (Execution) Kind() string { return "execution" }
