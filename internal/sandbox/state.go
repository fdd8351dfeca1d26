package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// State tells other commands where a running sandbox is: .flota/sandbox.json.
type State struct {
	PID  int    `json:"pid"`
	API  string `json:"api"`  // URL of the AWS API
	Edge string `json:"edge"` // URL of the edge listener: API Gateway and CloudFront
	// Provider is the value for TF_REATTACH_PROVIDERS.
	Provider  string  `json:"provider"`
	TimeScale float64 `json:"time_scale"`
	// Remote is the repository whose pushes run the fleet's pipelines; empty if there is none.
	Remote  string    `json:"remote,omitempty"`
	Started time.Time `json:"started"`
	// Warnings tell what this machine lacks.
	Warnings []string `json:"warnings,omitempty"`
}

// ErrDown says that no sandbox runs for a project.
var ErrDown = errors.New("the sandbox is down")

// Folder is the folder of everything a project's sandbox keeps, and StateFile where it is found.
const (
	Folder    = fleet.Folder + "/sandbox"
	StateFile = fleet.Folder + "/sandbox.json"
)

// Variable leads commands to the sandbox of another folder than their own: it
// holds that folder's path. The sandbox sets it for the steps of pipelines,
// which run in a checkout.
const Variable = "FLOTA_SANDBOX"

// Find returns the running sandbox of the project in dir. ErrDown tells that
// none was started, or that the one that was is gone; a state file that cannot
// be read is an error of its own, and is left as it is.
func Find(dir string) (State, error) {
	path := filepath.Join(dir, StateFile)
	raw, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return State{}, ErrDown
	}
	if err != nil {
		return State{}, err
	}
	var s State
	if err := json.Unmarshal(raw, &s); err != nil || s.PID <= 0 || s.API == "" {
		return State{}, &diag.Error{
			What: fmt.Sprintf("%s is damaged: it does not tell where the sandbox is", path),
			Hint: "look for a flota process, end it, delete this file and run: flota sandbox up",
			Err:  err,
		}
	}
	if !s.alive() {
		return s, ErrDown
	}
	return s, nil
}

// Remembered reports whether a sandbox was started in dir and not taken down,
// be it alive or not: commands then must not go to AWS by mistake.
func Remembered(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, StateFile))
	return err == nil
}

// alive asks the process first, which is quick to fail, then its API: a process
// of another program may have the number by now.
func (s State) alive() bool {
	if err := syscall.Kill(s.PID, 0); err != nil && !errors.Is(err, syscall.EPERM) {
		return false
	}
	client := http.Client{Timeout: 5 * time.Second}
	resp, err := client.Get(s.API + "/_flota/health")
	if err != nil {
		return false
	}
	return resp.Body.Close() == nil && resp.StatusCode == http.StatusOK
}

// write puts the state where Find looks, in one step.
func (s State) write(path string) error {
	raw, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	part := path + ".part"
	if err := os.WriteFile(part, append(raw, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(part, path)
}
