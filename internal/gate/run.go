package gate

import (
	"fmt"
	"slices"
	"time"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// Options say how strict the gate is, and what it forgives.
type Options struct {
	Checks []check.Check
	// Severity is the lowest that is told and that blocks. If it is empty, all
	// are told, and Medium is the lowest that blocks.
	Severity check.Severity
	// Strict lets unknown findings block too.
	Strict   bool
	Waivers  []Waiver
	Baseline Baseline
	// Stack is the only one whose resources are looked at, among all others; empty for all.
	Stack string
	// Only keeps the findings it is true for; nil keeps all.
	Only func(Finding) bool
	// Today decides which waivers have expired.
	Today time.Time
	// Name is how the report names a file; nil leaves names as they are.
	Name func(file string) string
}

// Run looks at everything in a world with every check. Extra findings are
// those about raw files. It never fails: what could not be read has been told
// before there was a world.
func Run(w *check.World, extra []Finding, o Options) Report {
	r := Report{Findings: slices.Clone(extra), blocks: o.blocks}
	r.Totals.Checks = len(o.Checks)
	r.Totals.Stacks = len(w.Stacks)
	for _, s := range w.Stacks {
		r.Totals.Resources += len(s.Resources)
		if o.looksAt(s) {
			r.Findings = append(r.Findings, unreadParts(s)...)
		}
	}
	for i := range o.Checks {
		r.Findings = append(r.Findings, o.findings(w, &o.Checks[i])...)
	}
	r.Findings = withoutEchoes(r.Findings)
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool { return toldAt(extra, f) })
	o.keep(&r)
	if o.Name != nil {
		for i := range r.Findings {
			r.Findings[i].rename(o.Name)
		}
		for i := range r.Waived {
			r.Waived[i].rename(o.Name)
		}
	}
	r.total()
	return r
}

// keep leaves out what is waived, known, too light or not asked for.
func (o Options) keep(r *Report) {
	kept := []Finding{}
	desk := newDesk(o)
	for _, f := range r.Findings {
		switch {
		case o.Only != nil && !o.Only(f):
		case desk.waives(f, r):
		case o.Severity != "" && weights[f.Severity] < weights[o.Severity]:
		case o.Baseline.knows(f):
			r.Totals.Baseline++
		default:
			kept = append(kept, f)
		}
	}
	r.Findings = kept
	r.Lapsed = desk.lapsed()
}

func (o Options) blocks(f Finding) bool {
	least := o.Severity
	if least == "" {
		least = check.Medium
	}
	return weights[f.Severity] >= weights[least] && (f.Status == Fail || o.Strict || f.check == &unread)
}

func (o Options) looksAt(s *config.Stack) bool { return o.Stack == "" || o.Stack == s.Name }

// findings are what one check sees in a world.
func (o Options) findings(w *check.World, c *check.Check) []Finding {
	var out []Finding
	for _, typ := range c.Types {
		for _, r := range w.Of(typ) {
			if o.looksAt(r.Stack) {
				out = append(out, look(w, c, r)...)
			}
		}
	}
	return out
}

// look is one check on one resource. If it is sure of a failure, what it is not sure of adds nothing.
func look(w *check.World, c *check.Check, r *config.Resource) []Finding {
	s := &check.Subject{Resource: r, World: w}
	if fault := attempt(c, s); fault != nil {
		return []Finding{newFinding(w, &unread, r, check.Sighting{Unknown: true, Message: fmt.Sprintf("the check %s fell over: %v", c.ID, fault)})}
	}
	if len(s.Seen) == 0 {
		return nil
	}
	certain := slices.ContainsFunc(s.Seen, func(x check.Sighting) bool { return !x.Unknown })
	var out []Finding
	for _, x := range s.Seen {
		if certain && x.Unknown {
			continue
		}
		f := newFinding(w, c, r, x)
		if !slices.ContainsFunc(out, func(o Finding) bool { return order(o, f) == 0 }) {
			out = append(out, f)
		}
	}
	return out
}

// attempt runs a look, and returns what it fell over, if it did: a value of a
// shape that nobody foresaw must not keep all other checks from looking.
func attempt(c *check.Check, s *check.Subject) (fault any) {
	defer func() { fault = recover() }()
	c.Look(s)
	return nil
}

func newFinding(w *check.World, c *check.Check, r *config.Resource, x check.Sighting) Finding {
	f := Finding{
		Check: c.ID, Family: c.Family, Severity: c.Severity, Title: c.Title, Aliases: c.Aliases,
		Address: r.Address, Stack: r.Stack.Name, Attributes: fingerprint(w, r),
		File: x.Range.Filename, Line: x.Range.Start.Line, EndLine: x.Range.End.Line,
		Status: Fail, Message: x.Message, check: c, resource: r,
	}
	if x.Range.Filename == "" {
		f.File, f.Line, f.EndLine = r.Range.Filename, r.Range.Start.Line, r.Range.End.Line
	}
	if x.Value.Attribute != nil {
		f.trace(x.Value.Attribute)
	}
	if x.Unknown || r.Maybe {
		f.Status = Unknown
	}
	if r.Maybe && !x.Unknown {
		f.Message = fmt.Sprintf("%s, if it is created at all", x.Message)
	}
	if f.Aliases == nil {
		f.Aliases = []string{}
	}
	return f
}

// trace notes where a value came from, and what would settle it.
func (f *Finding) trace(a *config.Attribute) {
	for _, o := range a.Origins() {
		f.Origins = append(f.Origins, Origin{What: o.What, File: o.Range.Filename, Line: o.Range.Start.Line})
		if o.Unset {
			f.Settle = append(f.Settle, o.What)
		}
	}
}

func (f *Finding) rename(name func(string) string) {
	f.File = name(f.File)
	for i := range f.Origins {
		f.Origins[i].File = name(f.Origins[i].File)
	}
}
