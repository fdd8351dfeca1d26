package machines

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Universal is what the ARN of a universal target of EventBridge Scheduler
// begins with; SERVICE:OPERATION follows
// (docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html).
const Universal = "arn:aws:scheduler:::aws-sdk:"

// Call does what a universal target asks for. Input is the operation's, as JSON.
func (m *Machines) Call(at Place, target string, input []byte) error {
	operation := strings.TrimPrefix(target, Universal)
	switch operation {
	case "ec2:startInstances":
		return m.callInstances(at, input, Running)
	case "ec2:stopInstances":
		return m.callInstances(at, input, Stopped)
	case "workspaces:startWorkspaces":
		return m.callWorkspaces(at, input, "StartWorkspaceRequests", Available)
	case "workspaces:stopWorkspaces":
		return m.callWorkspaces(at, input, "StopWorkspaceRequests", Off)
	}
	return fmt.Errorf("the sandbox does not call %s", operation)
}

func (m *Machines) callInstances(at Place, input []byte, state string) error {
	var in struct {
		IDs []string `json:"InstanceIds"`
	}
	if err := json.Unmarshal(input, &in); err != nil {
		return fmt.Errorf("the target's input: %w", err)
	}
	if len(in.IDs) == 0 {
		return errors.New("the target's input names no InstanceIds")
	}
	_, err := m.SetInstances(at, in.IDs, state)
	return err
}

func (m *Machines) callWorkspaces(at Place, input []byte, list, state string) error {
	var in map[string][]struct {
		ID string `json:"WorkspaceId"`
	}
	if err := json.Unmarshal(input, &in); err != nil {
		return fmt.Errorf("the target's input: %w", err)
	}
	if len(in[list]) == 0 {
		return fmt.Errorf("the target's input names no %s", list)
	}
	var failed error
	for _, w := range in[list] {
		failed = errors.Join(failed, m.SetWorkspace(at, w.ID, state))
	}
	return failed
}
