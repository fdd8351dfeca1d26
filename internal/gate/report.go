package gate

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

// Verdict is what the gate says in the end.
type Verdict string

// The verdicts.
const (
	Pass    Verdict = "pass"
	Blocked Verdict = "blocked"
)

// Report is what the gate found.
type Report struct {
	Findings []Finding `json:"findings"`
	// Waived are findings for which there is a good reason, and the waiver that gives it.
	Waived []Waived `json:"waived,omitempty"`
	// Waivers that are of no use any more: expired, changed under them, or matching nothing.
	Lapsed  []Lapsed `json:"lapsed,omitempty"`
	Totals  Totals   `json:"totals"`
	Verdict Verdict  `json:"verdict"`

	blocks func(Finding) bool
}

// Totals count what was looked at and what was found.
type Totals struct {
	Stacks    int `json:"stacks"`
	Resources int `json:"resources"`
	Checks    int `json:"checks"`

	Findings   int                    `json:"findings"`
	Fail       int                    `json:"fail"`
	Unknown    int                    `json:"unknown"`
	Blocking   int                    `json:"blocking"`
	Waived     int                    `json:"waived"`
	Baseline   int                    `json:"baseline"` // known from before, and left out
	Severities map[check.Severity]int `json:"severities"`
	Families   map[check.Family]int   `json:"families"`
}

// Blocked reports whether anything must be mended first.
func (r Report) Blocked() bool { return r.Verdict == Blocked }

// Blocks reports whether a finding is one that must be mended first.
func (r Report) Blocks(f Finding) bool { return r.blocks != nil && r.blocks(f) }

// total counts, and comes to the verdict.
func (r *Report) total() {
	slices.SortFunc(r.Findings, order)
	t := &r.Totals
	t.Severities, t.Families = map[check.Severity]int{}, map[check.Family]int{}
	for _, f := range r.Findings {
		t.Findings++
		t.Severities[f.Severity]++
		t.Families[f.Family]++
		if f.Status == Fail {
			t.Fail++
		} else {
			t.Unknown++
		}
		if r.Blocks(f) {
			t.Blocking++
		}
	}
	t.Waived = len(r.Waived)
	r.Verdict = Pass
	if t.Blocking > 0 {
		r.Verdict = Blocked
	}
}
