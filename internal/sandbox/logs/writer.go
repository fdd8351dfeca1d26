package logs

import (
	"bytes"
	"sync"
	"time"
)

// maxLine is where a line without an end is cut, CloudWatch Logs' limit for one event.
const maxLine = 256 << 10

// Writer splits what a process writes into lines and keeps them as events of a
// stream. Without a group's name it keeps nothing.
type Writer struct {
	logs   *Logs
	group  Group
	stream string
	edit   func(string) string

	mu   sync.Mutex
	rest []byte
}

// NewWriter returns a writer to a stream. If edit is not nil, each line is kept
// as edit returns it.
func NewWriter(l *Logs, group Group, stream string, edit func(string) string) *Writer {
	return &Writer{logs: l, group: group, stream: stream, edit: edit}
}

// Group is the log group.
func (w *Writer) Group() Group { return w.group }

// Stream is the log stream's name.
func (w *Writer) Stream() string { return w.stream }

// Write never fails: a process must not die because its log cannot be kept.
func (w *Writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := time.Now()
	var events []Event
	w.rest = append(w.rest, p...)
	for {
		i := bytes.IndexByte(w.rest, '\n')
		if i < 0 && len(w.rest) < maxLine {
			break
		}
		if i < 0 || i > maxLine {
			i = maxLine
		}
		events = append(events, w.event(now, w.rest[:i]))
		w.rest = bytes.TrimPrefix(w.rest[i:], []byte("\n"))
	}
	w.append(events)
	return len(p), nil
}

// Flush keeps a last line that has no newline.
func (w *Writer) Flush() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.rest) > 0 {
		w.append([]Event{w.event(time.Now(), w.rest)})
		w.rest = nil
	}
}

func (w *Writer) event(at time.Time, line []byte) Event {
	text := string(bytes.TrimSuffix(line, []byte("\r")))
	if w.edit != nil {
		text = w.edit(text)
	}
	return Event{Time: at, Stream: w.stream, Message: text}
}

func (w *Writer) append(events []Event) {
	if w.group.Name == "" || len(events) == 0 {
		return
	}
	_ = w.logs.Append(w.group, w.stream, events...)
}
