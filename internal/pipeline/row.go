package pipeline

import (
	"context"
	"errors"
	"slices"
	"time"
)

// Row is how one service's pipeline stands.
type Row struct {
	Service string `json:"service"`
	// Missing says that there is no pipeline yet.
	Missing bool `json:"missing,omitempty"`
	// Execution is the latest one; empty if the pipeline never ran.
	Execution string    `json:"execution,omitempty"`
	Status    Status    `json:"status,omitempty"`
	Commit    string    `json:"commit,omitempty"`
	Message   string    `json:"message,omitempty"`
	Started   time.Time `json:"started,omitzero"`
	Ended     time.Time `json:"ended,omitzero"`
	// Stage is where the execution is, or ended.
	Stage  string `json:"stage,omitempty"`
	Action string `json:"action,omitempty"`
	// Summary says what went wrong.
	Summary string `json:"summary,omitempty"`
	// Approval is the stage that waits for a person, and Asks the execution that
	// does: the latest one, or an older one that stands in its way.
	Approval string `json:"approval,omitempty"`
	Asks     string `json:"asks,omitempty"`
	// Closed says why the way into Stage is closed, if it is.
	Closed string `json:"closed,omitempty"`
}

// Look returns how the pipeline of a service stands.
func Look(ctx context.Context, r Reader, fleet, service string) (Row, error) {
	row := Row{Service: service}
	name := Name(fleet, service)
	latest, err := r.Executions(ctx, name, 1)
	if errors.Is(err, ErrNotFound) {
		row.Missing = true
		return row, nil
	}
	if err != nil || len(latest) == 0 {
		return row, err
	}
	e := latest[0]
	row.Execution, row.Status, row.Commit, row.Message, row.Summary = e.ID, e.Status, e.Commit, e.Message, e.Summary
	row.Started, row.Ended = e.Started, e.Ended
	stages, err := r.State(ctx, name)
	if err != nil {
		return row, err
	}
	for _, s := range stages {
		row.enter(s)
	}
	if row.Stage == "" || row.Asks == row.Execution {
		return row, nil
	}
	return row, row.act(ctx, r, name)
}

// enter takes a stage in: the last one that the execution has reached is where it is.
func (r *Row) enter(s Stage) {
	if len(s.Approvals) > 0 {
		r.Approval, r.Asks = s.Name, s.Execution
	}
	if slices.Contains(s.Waiting, r.Execution) {
		r.Stage, r.Closed = s.Name, s.Closed
		return
	}
	if s.Execution != r.Execution || s.Status == "" {
		return
	}
	r.Stage = s.Name
}

// act finds the action that runs or failed.
func (r *Row) act(ctx context.Context, reader Reader, name string) error {
	if r.Status == Succeeded {
		return nil
	}
	actions, err := reader.Actions(ctx, name, r.Execution)
	for _, a := range actions {
		if a.Stage == r.Stage && (a.Status == InProgress || a.Status == Failed) {
			r.Action = a.Name
			if a.Status == Failed {
				r.Summary = a.Summary
				break
			}
		}
	}
	return err
}
