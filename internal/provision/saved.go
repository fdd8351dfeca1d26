package provision

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/stack"
)

// ErrChanged says that a reviewed plan is no longer what would be done.
var ErrChanged = errors.New("the plan is out of date")

// manifestFile lists the plans of a folder.
const manifestFile = "plan.json"

// saved is a folder of plans, kept to be reviewed and then applied: one plan
// file a stack, and plan.json, which ties each to what it was made from.
type saved struct {
	dir string
	mu  sync.Mutex

	Fleet  string           `json:"fleet"`
	Stacks map[string]entry `json:"stacks"`
}

// entry is the plan of one stack.
type entry struct {
	File    string   `json:"file"`
	SHA256  string   `json:"sha256"` // of the plan file
	Inputs  string   `json:"inputs"` // see stack.Work
	Pending []string `json:"pending,omitempty"`
	Plan    *Plan    `json:"plan"`
}

func newSaved(dir, fleet string) (*saved, error) {
	dir, err := filepath.Abs(dir)
	if err == nil {
		err = os.MkdirAll(dir, 0o700) // plans hold sensitive values
	}
	if err == nil {
		err = os.RemoveAll(filepath.Join(dir, manifestFile)) // of an earlier plan, whose files are about to be overwritten
	}
	if err != nil {
		return nil, fmt.Errorf("make the folder for the plans: %w", err)
	}
	return &saved{dir: dir, Fleet: fleet, Stacks: map[string]entry{}}, nil
}

func openSaved(dir, fleet string) (*saved, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open the reviewed plan: %w", err)
	}
	s := &saved{dir: dir}
	name := filepath.Join(dir, manifestFile)
	src, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(src, s)
	}
	if err != nil {
		return nil, &diag.Error{
			What: fmt.Sprintf("%s holds no complete plan: %v", dir, err),
			Hint: "make one: flota plan --out " + dir, Err: err,
		}
	}
	if len(s.Stacks) == 0 {
		return nil, &diag.Error{What: dir + " holds a plan of no stacks", At: diag.Position{File: name}, Hint: "make one: flota plan --out " + dir}
	}
	if s.Fleet != fleet {
		return nil, &diag.Error{
			What: fmt.Sprintf("the plan is of the fleet %q, and this one is %q", s.Fleet, fleet),
			At:   diag.Position{File: name}, Hint: "run it in the other fleet's folder",
		}
	}
	return s, nil
}

func (s *saved) file(i stack.Instance) string { return filepath.Join(s.dir, i.Folder()+".tfplan") }

func (s *saved) ids() []string {
	out := []string{}
	for id := range s.Stacks {
		out = append(out, id)
	}
	return out
}

func (s *saved) add(j *job, p *Plan) error {
	sum, err := sum(p.File)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Stacks[j.id] = entry{File: filepath.Base(p.File), SHA256: sum, Inputs: j.Inputs, Pending: j.Pending, Plan: p}
	return nil
}

// write makes the folder complete: without plan.json nothing in it can be applied.
func (s *saved) write() error {
	out, err := json.MarshalIndent(s, "", "  ")
	if err == nil {
		err = os.WriteFile(filepath.Join(s.dir, manifestFile), out, 0o600)
	}
	if err != nil {
		return fmt.Errorf("save the plan: %w", err)
	}
	return nil
}

// plan returns the reviewed plan of a stack. The error says why it may not be applied.
func (s *saved) plan(j *job) (*Plan, error) {
	e := s.Stacks[j.id]
	if e.Plan == nil || e.File != filepath.Base(e.File) {
		return nil, s.stale(j, manifestFile+" does not tell what it would do")
	}
	p := *e.Plan
	p.File = filepath.Join(s.dir, e.File)
	if p.Empty() {
		return &p, nil
	}
	if len(e.Pending) > 0 {
		return nil, s.stale(j, "it was made before "+strings.Join(e.Pending, " and ")+" was applied")
	}
	if e.Inputs != j.Inputs {
		return nil, s.stale(j, "the manifest, the Terraform files or the outputs of another stack have changed since")
	}
	have, err := sum(p.File)
	if err != nil {
		return nil, s.stale(j, err.Error())
	}
	if have != e.SHA256 {
		return nil, s.stale(j, e.File+" is not the file that was reviewed")
	}
	return &p, nil
}

func (s *saved) stale(j *job, why string) error {
	return &diag.Error{
		What: fmt.Sprintf("%s: the reviewed plan can't be applied: %s", j.id, why),
		Hint: "plan and review again: flota plan --out " + s.dir,
		Err:  ErrChanged,
	}
}

func sum(file string) (string, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read a plan: %w", err)
	}
	h := sha256.Sum256(src)
	return hex.EncodeToString(h[:]), nil
}
