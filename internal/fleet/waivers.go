package fleet

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"flota.dev/flota/internal/diag"
)

// WaiversFile is the name of the file that holds waivers.
const WaiversFile = "waivers.yaml"

// Waiver lets a finding of the gate pass.
type Waiver struct {
	// Check is the ID of the check, such as s3-bucket-logging.
	Check string `yaml:"check" jsonschema:"example=s3-bucket-logging"`
	// Address is the resource's address; * stands for anything.
	Address string `yaml:"address" jsonschema:"example=module.logs.aws_s3_bucket.this"`
	// Stack is the stack or folder that the waiver is for; * stands for anything. Default: all.
	Stack string `yaml:"stack" jsonschema:"example=service/*/prod"`
	// Reason says why the finding may stay.
	Reason string `yaml:"reason"`
	// Owner is who answers for it.
	Owner string `yaml:"owner" jsonschema:"example=platform@cambio.example"`
	// Until is the last day on which the waiver holds.
	Until string `yaml:"until" jsonschema:"example=2027-01-31"`
	// Attributes are the hashes of the resources that the waiver was given for, as flota check tells them.
	Attributes []string `yaml:"attributes"`

	// Day is Until as a time.
	Day time.Time `yaml:"-"`
	// At is where the waiver is written.
	At diag.Position `yaml:"-"`
}

// LoadWaivers reads the waivers.yaml of a folder; without one there are none.
// The error is a diag.List of every problem.
func LoadWaivers(dir string) ([]Waiver, error) {
	path := filepath.Join(dir, WaiversFile)
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, &diag.Error{What: fmt.Sprintf("%s cannot be read: %v", path, reason(err)), Exit: diag.BadManifest, Err: err}
	}
	return parseWaivers(path, data)
}

func parseWaivers(path string, data []byte) ([]Waiver, error) {
	r := &report{}
	root := parse(&source{name: path}, data, r)
	if root == nil {
		return nil, r.list().Err()
	}
	var file struct {
		Waivers []Waiver `yaml:"waivers"`
	}
	decoder{r}.decode(root, &file)
	for i := range file.Waivers {
		w := &file.Waivers[i]
		n := root.get("waivers")
		w.At = n.itemAt(i).position()
		if i < len(n.items) {
			w.check(r, n.items[i])
		}
	}
	return file.Waivers, r.list().Err()
}

// check finds what a waiver lacks: one without a reason, an owner and an end is none.
func (w *Waiver) check(r *report, n *node) {
	for key, value := range map[string]string{"check": w.Check, "address": w.Address, "reason": w.Reason, "owner": w.Owner, "until": w.Until} {
		if value == "" {
			r.add(n.place, "a waiver has check, address, reason, owner, until and attributes", "the waiver has no %s", key)
		}
	}
	if len(w.Attributes) == 0 {
		r.add(n.place, "flota check --format json tells the attributes of each finding", "the waiver is bound to no attributes")
	}
	var err error
	if w.Day, err = time.Parse(time.DateOnly, w.Until); err != nil && w.Until != "" {
		r.add(n.at("until"), "until: 2027-01-31", "until must be a day such as 2027-01-31, not %q", w.Until)
	}
}
