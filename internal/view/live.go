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
	mu      sync.Mutex
	out     io.Writer
	style   Style
	verbose bool
	now     func() time.Time
	rows    map[string]*row
	order   int
	drawn   int // lines of the table on the screen
	done    chan struct{}
	stopped sync.WaitGroup
}

// row is one piece of work that is under way.
type row struct {
	line  line
	since time.Time
	order int
}

const (
	redrawEvery = 100 * time.Millisecond
	maxRows     = 12
)

// NewLive returns a sink that draws on the terminal out until Close.
func NewLive(out io.Writer, style Style, verbose bool) *Live {
	v := &Live{out: out, style: style, verbose: verbose, now: time.Now, rows: map[string]*row{}, done: make(chan struct{})}
	v.stopped.Go(v.redraw)
	return v
}

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
	if l, ok := lineOf(e, v.verbose); ok && l.state != event.Started {
		v.draw([]string{v.style.render(l)})
	}
}

// track keeps the rows: work appears with its first event and goes with its last.
func (v *Live) track(e event.Event) {
	switch e := e.(type) {
	case event.Stack:
		v.set(e.Stack, line{subject: e.Stack, verb: e.Step}, e.State == event.Started)
	case event.Resource:
		if r := v.rows[e.Stack]; r != nil && e.State == event.Started {
			r.line.note = e.Address
		}
	case event.Build:
		v.set("build "+e.Service, line{subject: e.Service, verb: "build"}, e.State == event.Started)
	case event.Stage:
		l, _ := stageLine(e, true)
		v.set("release "+e.Service, l, true)
	case event.Verdict:
		delete(v.rows, "release "+e.Service)
	}
}

func (v *Live) set(key string, l line, underWay bool) {
	if !underWay {
		delete(v.rows, key)
		return
	}
	if r := v.rows[key]; r != nil {
		if r.line.verb != l.verb {
			r.since = v.now()
		}
		r.line = l
		return
	}
	v.order++
	v.rows[key] = &row{line: l, since: v.now(), order: v.order}
}

// draw prints lines above the table and the table below them. One write, so
// that the terminal never shows a half-drawn state.
func (v *Live) draw(above []string) {
	var b strings.Builder
	if v.drawn > 0 {
		fmt.Fprintf(&b, "\x1b[%dA\x1b[J", v.drawn)
	}
	for _, l := range above {
		b.WriteString(l + "\n")
	}
	table := v.table()
	for _, l := range table {
		b.WriteString(l + "\n")
	}
	v.drawn = len(table)
	if b.Len() > 0 {
		io.WriteString(v.out, b.String())
	}
}

func (v *Live) table() []string {
	rows := slices.SortedFunc(maps.Values(v.rows), func(a, b *row) int { return a.order - b.order })
	var out []string
	for i, r := range rows {
		if i == maxRows {
			return append(out, v.style.paint(faint, fmt.Sprintf("  and %d more", len(rows)-maxRows)))
		}
		l := r.line
		l.took = v.now().Sub(r.since)
		l.detail = nil
		out = append(out, v.clip("· "+Style{}.render(l)))
	}
	return out
}

// clip keeps a row on one line of the terminal: redrawing counts lines.
func (v *Live) clip(s string) string {
	r := []rune(s)
	if len(r) >= v.style.Width {
		r = append(r[:v.style.Width-2], '…')
	}
	return v.style.paint(faint, string(r))
}

// Close takes the table off the screen.
func (v *Live) Close() {
	close(v.done)
	v.stopped.Wait()
	v.mu.Lock()
	defer v.mu.Unlock()
	clear(v.rows)
	v.draw(nil)
}
