package view

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"flota.dev/flota/internal/event"
)

// Live is a table that is redrawn in place: what is finished scrolls up as
// plain lines, what is under way stands below with its running time.
type Live struct {
	mu        sync.Mutex
	style     Style
	verbosity Verbosity
	now       func() time.Time
	frame     frame
	rows      map[string]*row
	seen      int // rows so far
	progress  progress
	closed    bool
	done      chan struct{}
	redrawing sync.WaitGroup
}

// row is one piece of work that is under way.
type row struct {
	line  line
	since time.Time
	order int
}

const (
	redrawEvery = 100 * time.Millisecond
	// maxRows keeps the table a glance, however much runs at once.
	maxRows = 12
)

// NewLive returns a sink that draws on the terminal out until Close.
func NewLive(out io.Writer, style Style, v Verbosity) *Live {
	return newLive(out, style, v, func() (int, int) { return sizeOf(out) })
}

func newLive(out io.Writer, style Style, v Verbosity, size func() (width, height int)) *Live {
	l := &Live{
		style: style, verbosity: v, now: time.Now, frame: frame{out: out, size: size},
		rows: map[string]*row{}, done: make(chan struct{}),
	}
	l.redrawing.Go(l.redraw)
	return l
}

// redraw lets the running times run.
func (v *Live) redraw() {
	t := time.NewTicker(redrawEvery)
	defer t.Stop()
	for {
		select {
		case <-v.done:
			return
		case <-t.C:
			v.mu.Lock()
			v.draw(nil)
			v.mu.Unlock()
		}
	}
}

// Emit takes e into the table, or prints it above.
func (v *Live) Emit(e event.Event) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.track(e)
	var above []line
	if l, ok := tell(e, v.verbosity); ok && !l.begins {
		above = append(above, l)
	}
	if v.verbosity == Brief {
		above = append(above, v.progress.count(e, v.now())...)
	}
	if len(above) > 0 {
		v.draw(above)
	}
}

// track keeps the rows: work appears with its first event and goes with its last.
func (v *Live) track(e event.Event) {
	switch e := e.(type) {
	case event.Stack:
		l, _ := tellStack(e, v.verbosity)
		v.set("stack "+e.Stack, l, e.State == event.Started)
	case event.Resource:
		if r := v.rows["stack "+e.Stack]; r != nil && e.State == event.Started {
			r.line.note = clean(e.Address)
		}
	case event.Build:
		l, _ := tellBuild(e, v.verbosity)
		v.set("build "+e.Service, l, e.State == event.Started)
	case event.Stage:
		l, _ := tellStage(e, v.verbosity)
		v.set("release "+e.Environment+" "+e.Service, l, e.State != event.Skipped)
	case event.Action:
		l, _ := tellAction(e, v.verbosity)
		v.set("pipeline "+e.Service+" "+e.Action, l, e.State == event.Started)
	case event.Verdict:
		delete(v.rows, "release "+e.Environment+" "+e.Service)
	}
}

func (v *Live) set(key string, l line, underWay bool) {
	if !underWay {
		delete(v.rows, key)
		return
	}
	r := v.rows[key]
	if r == nil {
		v.seen++
		r = &row{since: v.now(), order: v.seen}
		v.rows[key] = r
	}
	if r.line.verb != l.verb {
		r.since = v.now()
	}
	r.line = l
}

// draw prints lines above the table, and the table as it is now.
func (v *Live) draw(lines []line) {
	var above []string
	for _, l := range lines {
		above = append(above, strings.Split(v.style.mark(l.tone)+v.style.render(l), "\n")...)
	}
	var table []string
	width, height := v.frame.size()
	if !v.closed {
		table = v.table(height)
	}
	for i, text := range table {
		// The last column stays empty: some terminals wrap as soon as it is written to.
		table[i] = v.style.paint(faint, clip(text, width-1))
	}
	v.frame.draw(above, table)
}

// table returns what is under way, without style. It leaves room on the
// terminal: what has scrolled off can't be redrawn.
func (v *Live) table(height int) []string {
	rows := slices.SortedFunc(maps.Values(v.rows), func(a, b *row) int { return a.order - b.order })
	var out []string
	room := max(1, min(maxRows, height-3))
	for _, r := range rows[:min(room, len(rows))] {
		out = append(out, v.row(r.line, v.now().Sub(r.since)))
	}
	if more := len(rows) - room; more > 0 {
		out = append(out, fmt.Sprintf("  and %d more", more))
	}
	if l, ok := v.progress.now(v.now()); ok {
		out = append(out, v.row(l, l.took))
	}
	return out
}

// row renders what is under way. Time is told once there is enough of it to
// count: figures that race only worry.
func (v *Live) row(l line, took time.Duration) string {
	l.took, l.detail = took.Truncate(redrawEvery), nil
	if took < time.Second {
		l.took = 0
	}
	return "· " + Style{}.render(l)
}

// Close takes the table off the screen. In Brief it tells what was only
// counted until now. What is emitted later is still printed.
func (v *Live) Close() {
	v.mu.Lock()
	already := v.closed
	v.closed = true
	v.mu.Unlock()
	if already {
		return
	}
	close(v.done)
	v.redrawing.Wait()
	v.mu.Lock()
	defer v.mu.Unlock()
	v.draw(v.progress.end())
}
