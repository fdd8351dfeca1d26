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
	mu        sync.Mutex
	out       io.Writer
	style     Style
	verbosity Verbosity
	now       func() time.Time
	progress  progress
}

// NewLines returns a sink that writes to out.
func NewLines(out io.Writer, style Style, v Verbosity) *Lines {
	return &Lines{out: out, style: style, verbosity: v, now: time.Now}
}

// Emit prints e.
func (p *Lines) Emit(e event.Event) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if l, ok := tell(e, p.verbosity); ok {
		p.print(l)
	}
	if p.verbosity == Brief {
		p.print(p.progress.count(e, p.now())...)
	}
}

func (p *Lines) print(lines ...line) {
	for _, l := range lines {
		fmt.Fprintf(p.out, "%s  %s\n", p.style.paint(faint, p.now().Format(time.TimeOnly)), p.style.render(l))
	}
}

// Close ends the output: in Brief it tells what was only counted until now.
func (p *Lines) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.print(p.progress.end()...)
}
