package gate

import (
	"encoding/json"
	"fmt"
	"os"

	"flota.dev/flota/internal/diag"
)

// Baseline is what was found before. The zero Baseline knows nothing.
type Baseline map[string]bool

// ReadBaseline reads an earlier report, as flota check --format json printed
// it. The error is a *diag.Error.
func ReadBaseline(name string) (Baseline, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, &diag.Error{
			What: fmt.Sprintf("the baseline cannot be read: %v", err),
			Hint: "flota check --format json > " + name, Exit: diag.BadManifest, Err: err,
		}
	}
	var earlier Report
	if err := json.Unmarshal(data, &earlier); err != nil || earlier.Verdict == "" {
		return nil, &diag.Error{
			What: "this is no report of flota check, which a baseline is", At: diag.Position{File: name},
			Hint: "flota check --format json > " + name, Exit: diag.BadManifest, Err: err,
		}
	}
	b := Baseline{}
	for _, f := range earlier.Findings {
		b[f.at()] = true
	}
	return b, nil
}

// knows reports whether a check has found something at this address of this stack before.
func (b Baseline) knows(f Finding) bool { return b[f.at()] }
