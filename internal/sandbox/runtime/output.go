package runtime

import (
	"bytes"
	"sync"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
)

// maxLine is where a line without an end is cut, CloudWatch Logs' limit for one event.
const maxLine = 256 << 10

// output splits what a process writes into lines and keeps them as log events.
// exec writes to it from one goroutine, since stdout and stderr are the same writer.
type output struct {
	logs   *logs.Logs
	group  logs.Group
	stream string

	mu   sync.Mutex
	rest []byte
}

func newOutput(l *logs.Logs, group logs.Group, stream string) *output {
	return &output{logs: l, group: group, stream: stream}
}

// Write never fails: a task must not die because its log cannot be kept.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := time.Now()
	var events []logs.Event
	o.rest = append(o.rest, p...)
	for {
		i := bytes.IndexByte(o.rest, '\n')
		if i < 0 && len(o.rest) < maxLine {
			break
		}
		if i < 0 || i > maxLine {
			i = maxLine
		}
		events = append(events, o.event(now, o.rest[:i]))
		o.rest = bytes.TrimPrefix(o.rest[i:], []byte("\n"))
	}
	o.append(events)
	return len(p), nil
}

// close keeps a last line that has no newline.
func (o *output) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.rest) > 0 {
		o.append([]logs.Event{o.event(time.Now(), o.rest)})
		o.rest = nil
	}
}

func (o *output) event(at time.Time, line []byte) logs.Event {
	return logs.Event{Time: at, Stream: o.stream, Message: string(bytes.TrimSuffix(line, []byte("\r")))}
}

func (o *output) append(events []logs.Event) {
	if o.group.Name == "" || len(events) == 0 {
		return
	}
	_ = o.logs.Append(o.group, o.stream, events...)
}
