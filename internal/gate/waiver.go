package gate

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/fleet"
)

// Waiver lets a finding pass for a reason, until a day.
type Waiver struct {
	Check string
	// Address is Terraform's; * stands for anything.
	Address string
	// Stack is the stack's name, * stands for anything; empty for all.
	Stack  string
	Reason string
	Owner  string
	// Until is the last day on which the waiver holds; zero for one in the code
	// that says what is so by design.
	Until time.Time
	// Attributes are the hashes of the resources that it was given for.
	Attributes []string
	// File and Line are where it is written.
	File string
	Line int

	inline  bool
	last    int  // of an inline waiver: the last line that it reaches by itself
	undated bool // what stands for its date is none
}

// Waived is a finding with the waiver that lets it pass.
type Waived struct {
	Finding
	Reason string `json:"reason"`
	Owner  string `json:"owner,omitempty"`
	Until  string `json:"until,omitempty"`
	Waiver string `json:"waiver"` // file:line
}

// Lapsed is a waiver that lets nothing pass.
type Lapsed struct {
	Check  string `json:"check"`
	Waiver string `json:"waiver"` // file:line
	Why    string `json:"why"`
	// Attributes are what the waiver would have to name, if that is what is wrong.
	Attributes []string `json:"attributes,omitempty"`
	// Blocks is set where a finding blocks that the waiver was meant for.
	Blocks bool `json:"blocks"`
}

// covers reports whether a waiver is meant for a finding, expired or not.
func (w Waiver) covers(f Finding) bool {
	if w.Check != f.Check {
		return false
	}
	return glob(w.Address, f.Address) && (w.Stack == "" || glob(w.Stack, f.Stack))
}

// glob matches a whole text; * stands for anything.
func glob(pattern, s string) bool {
	if !strings.Contains(pattern, "*") {
		return pattern == s
	}
	parts := strings.Split(pattern, "*")
	for i, p := range parts {
		parts[i] = regexp.QuoteMeta(p)
	}
	return regexp.MustCompile("^(?s:" + strings.Join(parts, ".*") + ")$").MatchString(s)
}

// expired reports whether the waiver's last day is over.
func (w Waiver) expired(today time.Time) bool {
	return !w.Until.IsZero() && today.After(w.Until.AddDate(0, 0, 1))
}

func (w Waiver) place() string { return fmt.Sprintf("%s:%d", w.File, w.Line) }

func (w Waiver) until() string {
	if w.Until.IsZero() {
		return ""
	}
	return w.Until.Format(time.DateOnly)
}

// desk is where findings ask for their waivers.
type desk struct {
	waivers []Waiver
	today   time.Time
	inline  map[string][]Waiver
	used    map[string]bool
	lapses  map[string]*Lapsed
	order   []string
	name    func(string) string
}

func newDesk(o Options) *desk {
	return &desk{waivers: o.Waivers, today: o.Today, name: o.Name, inline: map[string][]Waiver{}, used: map[string]bool{}, lapses: map[string]*Lapsed{}}
}

// show is where a waiver is written, as the report names files.
func (d *desk) show(w Waiver) string {
	if d.name != nil {
		w.File = d.name(w.File)
	}
	return w.place()
}

// waives moves a finding to those that are waived, if a waiver for it holds.
func (d *desk) waives(f Finding, r *Report) bool {
	for _, w := range slices.Concat(d.inlineOf(f), d.waivers) {
		if !w.inline && !w.covers(f) {
			continue
		}
		d.used[w.place()] = true
		if why := d.lapse(w, f); why != "" {
			d.note(w, f, why)
			continue
		}
		r.Waived = append(r.Waived, Waived{Finding: f, Reason: w.Reason, Owner: w.Owner, Until: w.until(), Waiver: d.show(w)})
		return true
	}
	return false
}

// lapse says why a waiver does not hold for a finding, if it does not.
func (d *desk) lapse(w Waiver, f Finding) string {
	switch {
	case w.undated:
		return "what follows until is no date such as 2027-01-31"
	case w.expired(d.today):
		return "expired on " + w.until()
	case !w.inline && !slices.Contains(w.Attributes, f.Attributes):
		return "the resource has changed since"
	}
	return ""
}

func (d *desk) note(w Waiver, f Finding, why string) {
	l := d.lapses[w.place()]
	if l == nil {
		l = &Lapsed{Check: w.Check, Waiver: d.show(w), Why: why, Blocks: true}
		d.lapses[w.place()] = l
		d.order = append(d.order, w.place())
	}
	if !w.inline && !w.expired(d.today) && !slices.Contains(l.Attributes, f.Attributes) {
		l.Attributes = append(l.Attributes, f.Attributes)
	}
}

// lapsed are the waivers that did not hold, and those that nothing asked for.
func (d *desk) lapsed() []Lapsed {
	var out []Lapsed
	for _, place := range d.order {
		out = append(out, *d.lapses[place])
	}
	for _, w := range d.waivers {
		if !d.used[w.place()] {
			out = append(out, Lapsed{Check: w.Check, Waiver: d.show(w), Why: "nothing is found there any more"})
		}
	}
	return out
}

// WaiverOf is a waiver of waivers.yaml, as the gate takes it.
func WaiverOf(w fleet.Waiver) Waiver {
	return Waiver{
		Check: w.Check, Address: w.Address, Stack: w.Stack, Reason: w.Reason, Owner: w.Owner, Until: w.Day,
		Attributes: w.Attributes, File: w.At.File, Line: w.At.Line,
	}
}
