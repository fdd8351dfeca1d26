package view

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/event"
)

// progress counts the stacks and builds that get no line of their own in Brief.
type progress struct {
	steps []*step // those under way, in the order in which they came up
}

// step is all work of one kind, such as the apply of all stacks.
type step struct {
	verb, noun            string
	of                    int // how many there are to do; 0 if nobody has told
	done, failed, skipped int
	first, last           time.Time
}

// count takes e in. If that was the last of its step, it returns what came of the step.
func (p *progress) count(e event.Event, now time.Time) []line {
	switch e := e.(type) {
	case event.Stack:
		return p.add(step{verb: e.Step, noun: "stack", of: e.Of}, e.State, now)
	case event.Build:
		return p.add(step{verb: "build", noun: "service", of: e.Of}, e.State, now)
	}
	return nil
}

func (p *progress) add(kind step, state event.State, now time.Time) []line {
	at := slices.IndexFunc(p.steps, func(s *step) bool { return s.verb == kind.verb })
	if at < 0 {
		at = len(p.steps)
		kind.first = now
		p.steps = append(p.steps, &kind)
	}
	s := p.steps[at]
	s.last, s.of = now, max(s.of, kind.of)
	switch state {
	case event.Finished:
		s.done++
	case event.Failed:
		s.failed++
	case event.Skipped:
		s.skipped++
	}
	if s.of == 0 || s.done+s.failed+s.skipped < s.of {
		return nil
	}
	p.steps = slices.Delete(p.steps, at, at+1)
	return []line{s.sum()}
}

// now is the line of what is going on: of the steps that run side by side, the last one.
func (p *progress) now(now time.Time) (line, bool) {
	if len(p.steps) == 0 {
		return line{}, false
	}
	s := p.steps[len(p.steps)-1]
	l := line{subject: Count(s.done, s.noun), took: now.Sub(s.first), verb: s.verb, note: s.rest()}
	if s.of > 0 {
		l.subject = fmt.Sprintf("%d of %s", s.done, Count(s.of, s.noun))
	}
	return l, true
}

// end returns what came of the steps that nobody has told the end of, and forgets them.
func (p *progress) end() []line {
	var out []line
	for _, s := range p.steps {
		out = append(out, s.sum())
	}
	p.steps = nil
	return out
}

func (s *step) sum() line {
	l := line{subject: Count(s.done, s.noun), took: s.last.Sub(s.first), verb: s.verb, note: s.rest(), tone: good}
	if s.failed > 0 {
		l.tone = bad
	}
	return l
}

func (s *step) rest() string {
	var out []string
	if s.failed > 0 {
		out = append(out, fmt.Sprintf("%d failed", s.failed))
	}
	if s.skipped > 0 {
		out = append(out, fmt.Sprintf("%d skipped", s.skipped))
	}
	return strings.Join(out, ", ")
}
