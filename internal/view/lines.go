package view

import (
	"fmt"
	"io"
	"sync"
	"time"

	"flota.dev/flota/internal/event"
)

// Lines prints one line for each event that matters, with the time, for logs and pipes.
type Lines struct {
	mu      sync.Mutex
	out     io.Writer
	style   Style
	verbose bool
	now     func() time.Time
}

// NewLines returns a sink that writes to out. With verbose, steps that begin and
// single resources are told too.
func NewLines(out io.Writer, style Style, verbose bool) *Lines {
	return &Lines{out: out, style: style, verbose: verbose, now: time.Now}
}

// Emit prints e.
func (p *Lines) Emit(e event.Event) {
	l, ok := lineOf(e, p.verbose)
	if !ok {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	fmt.Fprintf(p.out, "%s  %s\n", p.style.paint(faint, p.now().Format(time.TimeOnly)), p.style.render(l))
}

// Close has nothing to finish.
func (p *Lines) Close() {}
