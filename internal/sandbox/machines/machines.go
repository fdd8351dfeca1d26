// Package machines starts and stops what the sandbox keeps as records only:
// EC2 instances and WorkSpaces. Nothing runs, but a record says whether it
// would, to Terraform's refresh, to the API and to schedules alike.
package machines

import (
	"errors"
	"fmt"
	"slices"

	"flota.dev/flota/internal/sandbox/store"
)

// Terraform's names for the records, whose ID is the machine's.
const (
	TypeInstance  = "aws_instance"
	TypeWorkspace = "aws_workspaces_workspace"
)

// States of an instance (EC2 API, InstanceState), and of a desktop (WorkSpaces API, Workspace).
const (
	Running   = "running"
	Stopped   = "stopped"
	Available = "AVAILABLE"
	Off       = "STOPPED"
)

// Errors that callers tell apart.
var (
	ErrNotFound  = errors.New("does not exist")
	ErrProtected = errors.New("is protected from being stopped")
	ErrMode      = errors.New("is always on")
)

// Error is what was wrong, and with which machine.
type Error struct {
	ID  string
	Err error
}

func (e *Error) Error() string { return e.ID + " " + e.Err.Error() }

func (e *Error) Unwrap() error { return e.Err }

// Machines are those of every account.
type Machines struct{ store *store.Store }

// New returns the machines of a store.
func New(s *store.Store) *Machines { return &Machines{store: s} }

// Place is an account and a region.
type Place struct{ Account, Region string }

func (p Place) key(typ, id string) store.Key {
	return store.Key{Account: p.Account, Region: p.Region, Type: typ, ID: id}
}

// SetInstances starts or stops instances and returns the states before, in the
// order of the ids. As with EC2, either all are changed or none; one that is in
// the state already stays there. The error is an *Error.
func (m *Machines) SetInstances(at Place, ids []string, state string) ([]string, error) {
	before := make([]string, 0, len(ids))
	for _, id := range ids {
		r, err := m.store.Get(at.key(TypeInstance, id))
		if err != nil {
			return nil, &Error{id, ErrNotFound}
		}
		if state == Stopped && r.Attributes["disable_api_stop"] == true {
			return nil, &Error{id, ErrProtected}
		}
		was, _ := r.Attributes["instance_state"].(string)
		before = append(before, was)
	}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		if err := m.write(at.key(TypeInstance, id), "instance_state", state); err != nil {
			return nil, err
		}
	}
	return before, nil
}

// SetWorkspace starts or stops one desktop. One that runs all the time cannot
// be stopped (WorkSpaces API, StopWorkspaces). The error is an *Error.
func (m *Machines) SetWorkspace(at Place, id, state string) error {
	r, err := m.store.Get(at.key(TypeWorkspace, id))
	if err != nil {
		return &Error{id, ErrNotFound}
	}
	desk, err := store.Decode[store.Workspace](r)
	if err != nil {
		return err
	}
	if state == Off && desk.Mode() == store.AlwaysOn {
		return &Error{id, ErrMode}
	}
	return m.write(r.Key, "state", state)
}

func (m *Machines) write(key store.Key, attribute, state string) error {
	err := m.store.Update(key, func(a store.Attributes) error {
		a[attribute] = state
		return nil
	})
	if errors.Is(err, store.ErrNotFound) {
		return &Error{key.ID, ErrNotFound}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", key.ID, err)
	}
	return nil
}
