package terraform

import (
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/secret"
	"flota.dev/flota/internal/stack"
)

// stream takes in what one run of Terraform says, and passes progress on as events.
type stream struct {
	stack string
	sink  event.Sink
	mask  *secret.Mask

	changes   event.Changes // planned, or made by an apply that went through
	made      event.Changes // so far
	resources []provision.Change
	drift     []provision.Change
	outputs   map[string]outputted
	refreshed int // managed resources
	diags     []diagnostic
	plain     []string // lines that are no messages
	started   map[string]time.Time
}

func (s *stream) line(b []byte) {
	m := parse(b)
	switch m.Type {
	case "planned_change":
		if m.Change != nil {
			s.planned(*m.Change)
		}
	case "resource_drift":
		if m.Change != nil {
			s.drift = append(s.drift, change(*m.Change))
		}
	case "refresh_complete":
		if m.Hook != nil && !m.Hook.Resource.data() {
			s.refreshed++
		}
	case "apply_start", "apply_complete", "apply_errored":
		if m.Hook != nil && m.Hook.Action != "read" {
			s.applying(m.Type, m.Time, *m.Hook)
		}
	case "change_summary":
		if m.Changes != nil {
			s.changes = event.Changes(*m.Changes)
		}
	case "outputs":
		s.outputs = m.Outputs
	case "diagnostic":
		if m.Diagnostic != nil {
			s.diags = append(s.diags, *m.Diagnostic)
		}
	case "text":
		s.plain = append(s.plain, m.Text)
	}
}

// planned notes a change. Reading a data source while applying changes nothing.
func (s *stream) planned(c plannedChange) {
	if c.Action != "read" && c.Action != "noop" && !c.Resource.data() {
		s.resources = append(s.resources, change(c))
	}
}

func change(c plannedChange) provision.Change {
	action := c.Action
	if action == "remove" {
		action = "forget" // OpenTofu's and Terraform's words for the same
	}
	return provision.Change{Address: c.Resource.Address, Type: c.Resource.Type, Action: action, Reason: c.Reason}
}

// data reports whether the resource is a data source.
func (r resource) data() bool { return strings.HasPrefix(r.Name, "data.") }

func (s *stream) applying(kind string, at time.Time, h hook) {
	e := event.Resource{Stack: s.stack, Address: h.Resource.Address, Action: h.Action}
	key := h.Action + " " + h.Resource.Address
	switch kind {
	case "apply_start":
		if s.started == nil {
			s.started = map[string]time.Time{}
		}
		s.started[key] = at
		e.State = event.Started
	case "apply_complete":
		e.State, e.Took = event.Finished, at.Sub(s.started[key])
		s.count(h.Action)
	case "apply_errored":
		e.State, e.Took = event.Failed, at.Sub(s.started[key])
	}
	s.sink.Emit(e)
}

// count adds a change that was made. A replacement comes as a delete and a create.
func (s *stream) count(action string) {
	switch action {
	case "create":
		s.made.Add++
	case "update":
		s.made.Change++
	case "delete":
		s.made.Remove++
	}
}

// plan returns what a run of plan has said.
func (s *stream) plan(file string) *provision.Plan {
	p := &provision.Plan{
		Stack: s.stack, File: file, Changes: s.changes, Resources: s.resources,
		Drift: s.drift, Managed: s.inState(), Warnings: s.warnings(),
	}
	for name, o := range s.outputs {
		if o.Action != "noop" {
			p.Outputs = append(p.Outputs, name)
		}
	}
	slices.Sort(p.Outputs)
	slices.SortFunc(p.Resources, func(a, b provision.Change) int { return strings.Compare(a.Address, b.Address) })
	return p
}

// inState counts the resources that the state holds. What is to be imported was
// refreshed too, and so was what turned out to be gone.
func (s *stream) inState() int {
	gone := 0
	for _, d := range s.drift {
		if d.Action == "delete" {
			gone++
		}
	}
	return s.refreshed - s.changes.Import - gone
}

// applied returns what a run of apply has said. Terraform leaves out the values
// of sensitive outputs.
func (s *stream) applied() *provision.Applied {
	a := &provision.Applied{Changes: s.changes, Outputs: stack.Outputs{}}
	for name, o := range s.outputs {
		if !o.Sensitive && len(o.Value) > 0 {
			a.Outputs[name] = o.Value
		}
	}
	return a
}

func (s *stream) warnings() []string {
	var out []string
	for _, d := range s.diags {
		if d.Severity == "warning" {
			out = append(out, s.mask.Hide(d.Summary))
		}
	}
	return out
}
