package machines

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

var here = Place{"111111111111", "us-east-1"}

// world has two instances, one of them protected, and two desktops.
func world(t *testing.T) (*Machines, func(typ, id string) any) {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for id, a := range map[string]store.Attributes{
		"i-1": {"instance_state": Running},
		"i-2": {"instance_state": Running, "disable_api_stop": true},
	} {
		if err := s.Put(here.key(TypeInstance, id), a); err != nil {
			t.Fatal(err)
		}
	}
	for id, mode := range map[string]string{"ws-1": "AUTO_STOP", "ws-2": store.AlwaysOn} {
		a := store.Attributes{"id": id, "state": Available, "workspace_properties": []any{map[string]any{"running_mode": mode}}}
		if err := s.Put(here.key(TypeWorkspace, id), a); err != nil {
			t.Fatal(err)
		}
	}
	return New(s), func(typ, id string) any {
		r, err := s.Get(here.key(typ, id))
		if err != nil {
			t.Fatal(err)
		}
		if typ == TypeInstance {
			return r.Attributes["instance_state"]
		}
		return r.Attributes["state"]
	}
}

func TestInstances(t *testing.T) {
	m, state := world(t)
	before, err := m.SetInstances(here, []string{"i-1", "i-1"}, Stopped)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{Running, Running}, before); diff != "" {
		t.Error(diff)
	}
	if got := state(TypeInstance, "i-1"); got != Stopped {
		t.Errorf("i-1 is %v", got)
	}
	if before, err = m.SetInstances(here, []string{"i-1"}, Stopped); err != nil || before[0] != Stopped {
		t.Errorf("stopped again: %v, %v", before, err)
	}
	for ids, want := range map[string]error{"i-1 i-9": ErrNotFound, "i-1 i-2": ErrProtected} {
		if _, err := m.SetInstances(here, []string{"i-1"}, Running); err != nil {
			t.Fatal(err)
		}
		if _, err := m.SetInstances(here, strings.Fields(ids), Stopped); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", ids, err, want)
		}
		if got := state(TypeInstance, "i-1"); got != Running {
			t.Errorf("%s: i-1 is %v, though not all could be stopped", ids, got)
		}
	}
	if _, err := m.SetInstances(Place{"222222222222", "us-east-1"}, []string{"i-1"}, Stopped); !errors.Is(err, ErrNotFound) {
		t.Errorf("another account: %v", err)
	}
}

func TestWorkspaces(t *testing.T) {
	m, state := world(t)
	if err := m.SetWorkspace(here, "ws-1", Off); err != nil || state(TypeWorkspace, "ws-1") != Off {
		t.Errorf("%v, %v", err, state(TypeWorkspace, "ws-1"))
	}
	if err := m.SetWorkspace(here, "ws-1", Available); err != nil || state(TypeWorkspace, "ws-1") != Available {
		t.Errorf("%v, %v", err, state(TypeWorkspace, "ws-1"))
	}
	if err := m.SetWorkspace(here, "ws-2", Off); !errors.Is(err, ErrMode) || state(TypeWorkspace, "ws-2") != Available {
		t.Errorf("%v", err)
	}
	if err := m.SetWorkspace(here, "ws-9", Off); !errors.Is(err, ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestCall(t *testing.T) {
	tests := []struct{ operation, input, problem string }{
		{"ec2:stopInstances", `{"InstanceIds": ["i-1"]}`, ""},
		{"ec2:startInstances", `{"InstanceIds": ["i-1"]}`, ""},
		{"workspaces:stopWorkspaces", `{"StopWorkspaceRequests": [{"WorkspaceId": "ws-1"}]}`, ""},
		{"workspaces:startWorkspaces", `{"StartWorkspaceRequests": [{"WorkspaceId": "ws-1"}]}`, ""},
		{"workspaces:stopWorkspaces", `{"StopWorkspaceRequests": [{"WorkspaceId": "ws-2"}, {"WorkspaceId": "ws-9"}]}`, "ws-2 is always on\nws-9 does not exist"},
		{"ec2:stopInstances", `{}`, "names no InstanceIds"},
		{"workspaces:stopWorkspaces", `{"StopWorkspaceRequests": []}`, "names no StopWorkspaceRequests"},
		{"ec2:stopInstances", `stop`, "the target's input"},
		{"ec2:terminateInstances", `{"InstanceIds": ["i-1"]}`, "does not call ec2:terminateInstances"},
	}
	m, _ := world(t)
	for _, tt := range tests {
		err := m.Call(here, Universal+tt.operation, []byte(tt.input))
		if tt.problem == "" && err != nil || tt.problem != "" && (err == nil || !strings.Contains(err.Error(), tt.problem)) {
			t.Errorf("%s %s: %v, want %q", tt.operation, tt.input, err, tt.problem)
		}
	}
}
