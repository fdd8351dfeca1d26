package metrics

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	typeAlarm     = "aws_cloudwatch_metric_alarm"
	typeComposite = "aws_cloudwatch_composite_alarm"
)

// Run evaluates alarms until ctx ends. States are written to records of type
// store.TypeAlarmState, only when they change.
func (m *Metrics) Run(ctx context.Context) {
	e := &evaluator{
		metrics: m,
		wake:    make(chan struct{}, 1),
		changed: map[store.Key]struct{}{},
		alarms:  map[store.Key]*watched{},
		rules:   map[store.Key]rule{},
	}
	m.store.Watch(ctx, e.note, typeAlarm, typeComposite)
	for _, typ := range [...]string{typeAlarm, typeComposite} {
		for _, r := range m.store.List(typ, "", "") {
			e.note(store.Change{Key: r.Key})
		}
	}
	e.run(ctx)
}

// evaluator is the loop that Run runs. Only note is called from elsewhere.
type evaluator struct {
	metrics *Metrics
	wake    chan struct{}

	mu      sync.Mutex
	changed map[store.Key]struct{}

	alarms map[store.Key]*watched
	rules  map[store.Key]rule
	swept  time.Time
}

// watched is an alarm and when to look at it next.
type watched struct {
	*alarm
	due time.Time
}

func (e *evaluator) note(c store.Change) {
	e.mu.Lock()
	e.changed[c.Key] = struct{}{}
	e.mu.Unlock()
	select {
	case e.wake <- struct{}{}:
	default:
	}
}

func (e *evaluator) run(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-e.wake:
			e.reload()
		case <-timer.C:
		}
		timer.Reset(time.Until(e.evaluate()))
	}
}

// reload takes up alarms that were made, changed or deleted.
func (e *evaluator) reload() {
	e.mu.Lock()
	keys := slices.Collect(maps.Keys(e.changed))
	clear(e.changed)
	e.mu.Unlock()
	for _, key := range keys {
		delete(e.alarms, key)
		delete(e.rules, key)
		r, err := e.metrics.store.Get(key)
		if err != nil {
			// The state goes with its alarm. That there may be none is no matter.
			_ = e.metrics.store.Delete(stateKey(key.Account, key.Region, key.ID))
			continue
		}
		if err := e.take(r); err != nil {
			e.metrics.set(key, StateInsufficient, err.Error())
		}
	}
}

func (e *evaluator) take(r store.Record) error {
	if r.Type == typeAlarm {
		a, err := newAlarm(r, e.metrics.clock)
		if err == nil {
			e.alarms[r.Key] = &watched{alarm: a}
		}
		return err
	}
	view, err := store.Decode[store.CompositeAlarm](r)
	if err != nil {
		return err
	}
	parsed, err := parseRule(view.Rule)
	if err == nil {
		e.rules[r.Key] = parsed
	}
	return err
}

// evaluate looks at the alarms that are due, and returns when the next one is.
func (e *evaluator) evaluate() time.Time {
	now := time.Now()
	next := now.Add(time.Minute)
	// States are written together: the store makes one disk write of them.
	var writes sync.WaitGroup
	for key, a := range e.alarms {
		if !a.due.After(now) {
			// Due times are rounded, so that alarms of one period share a wake-up.
			a.due = now.Truncate(a.every()).Add(a.every())
			if out := a.evaluate(e.metrics, now); out.state != "" && !e.tooEarly(key, a, out, now) {
				writes.Go(func() { e.metrics.set(key, out.state, out.reason) })
			}
		}
		if a.due.Before(next) {
			next = a.due
		}
	}
	writes.Wait()
	e.combine()
	if now.Sub(e.swept) > time.Minute {
		e.swept = now
		e.metrics.sweep(now)
	}
	return next
}

// tooEarly reports whether an alarm has seen nothing only because the figures
// of an earlier life of the sandbox are gone. Then it keeps its state.
func (e *evaluator) tooEarly(key store.Key, a *watched, out outcome, now time.Time) bool {
	if !out.blind || now.Sub(e.metrics.started) >= time.Duration(a.of)*a.period {
		return false
	}
	s, ok := e.metrics.state(key.Account, key.Region, key.ID)
	return ok && s.Updated.Before(e.metrics.started)
}

// combine evaluates composite alarms. As many rounds as there are alarms are
// enough for those that build on one another; a circle settles or is cut off.
func (e *evaluator) combine() {
	for range e.rules {
		changed := false
		for key, holds := range e.rules {
			state := StateOK
			if holds(func(name string) string { s, _ := e.metrics.State(key.Account, key.Region, name); return s }) {
				state = StateAlarm
			}
			changed = e.metrics.set(key, state, "the alarm rule evaluates to "+state) || changed
		}
		if !changed {
			return
		}
	}
}
