// Package gate is the QA check in front of every plan, apply and release. It
// looks at a fleet as it is in each of its environments, overrides merged, and
// reports what must not go live as findings.
package gate

import (
	"cmp"
	"slices"

	"flota.dev/flota/internal/fleet"
)

// Severity is how much a finding weighs.
type Severity string

// The severities. A finding of severity High blocks.
const (
	High Severity = "high"
	Low  Severity = "low"
)

// Finding is one thing that is wrong.
type Finding struct {
	Check       string   `json:"check"`
	Severity    Severity `json:"severity"`
	Service     string   `json:"service,omitempty"` // empty for the base
	Environment string   `json:"environment"`
	// Where is the key in the manifest, such as env.API_KEY.
	Where   string `json:"where"`
	Message string `json:"message"`
	// Mend says what to write instead.
	Mend string `json:"mend"`
}

// Report is what a check of a whole fleet found.
type Report struct {
	Findings []Finding `json:"findings"`
	// Looked counts the services in environments that were looked at.
	Looked int `json:"looked"`
}

// Blocked reports whether anything must be mended first.
func (r Report) Blocked() bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity == High })
}

// Check looks at every service in every environment, and at every base.
// Findings are ordered by service, environment and key.
func Check(f *fleet.Fleet) Report {
	r := Report{Findings: []Finding{}}
	for _, e := range f.Environments {
		r.Findings = append(r.Findings, databases(e)...)
		for _, s := range f.Services(e.Name) {
			r.Looked++
			r.Findings = append(r.Findings, plainSecrets(e, s)...)
			r.Findings = append(r.Findings, singleTask(e, s)...)
		}
	}
	slices.SortFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Service, b.Service), cmp.Compare(a.Environment, b.Environment), cmp.Compare(a.Where, b.Where))
	})
	return r
}

// databases finds data that one failure loses, where approval shows that an environment matters.
func databases(e fleet.Environment) []Finding {
	var out []Finding
	for name, d := range e.Base.Databases {
		if !e.Approval {
			continue
		}
		if !d.MultiAZ {
			out = append(out, Finding{
				Check: "database-single-zone", Severity: Low, Environment: e.Name, Where: "base.databases." + name,
				Message: "the database runs in one zone, so a failure of the zone is an outage",
				Mend:    "multi_az: true",
			})
		}
		if d.BackupDays == 0 {
			out = append(out, Finding{
				Check: "database-no-backup", Severity: High, Environment: e.Name, Where: "base.databases." + name,
				Message: "the database has no backups",
				Mend:    "backup_days: 14",
			})
		}
	}
	return out
}

// singleTask finds services that a single crash takes off the net.
func singleTask(e fleet.Environment, s *fleet.Service) []Finding {
	if !e.Approval || s.Kind != fleet.HTTP || s.Count.Min > 1 {
		return nil
	}
	return []Finding{{
		Check: "single-task", Severity: Low, Service: s.Name, Environment: e.Name, Where: "count",
		Message: "one task runs, so its crash is an outage until the next one is up",
		Mend:    "count: {min: 2, max: 4}",
	}}
}
