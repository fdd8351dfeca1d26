package logs

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	segmentBytes  = 10 << 20
	segmentsKept  = 2
	flushAfter    = 100 * time.Millisecond
	bufferedBytes = 64 << 10
	// unwrittenBytes bounds what waits in memory while the disk takes nothing.
	unwrittenBytes = 1 << 20
)

// stream is one log stream: events on disk in segments, and the newest in buf.
type stream struct {
	name string
	dir  string

	mu       sync.Mutex
	loaded   bool
	dropped  bool
	segments []*segment
	buf      []byte
	marks    []mark // of what is in buf
	timer    *time.Timer
}

// mark is the place and time of one event.
type mark struct {
	position int64
	nanos    int64
}

func (s *stream) append(events []Event) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return err
	}
	if len(s.buf) > unwrittenBytes {
		if err := s.flush(); err != nil {
			return err
		}
	}
	for _, e := range events {
		s.marks = append(s.marks, mark{position: s.end(), nanos: e.Time.UnixNano()})
		s.buf = appendLine(s.buf, e)
	}
	if len(s.buf) >= bufferedBytes {
		return s.flush()
	}
	if s.timer == nil && len(s.buf) > 0 {
		s.timer = time.AfterFunc(flushAfter, s.flushLate)
	}
	return nil
}

// flushLate has nobody to tell of an error; what it could not write stays
// buffered, and the append that finds too much of it tells.
func (s *stream) flushLate() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.timer = nil
	_ = s.flush()
}

// end is the position at which the next event starts.
func (s *stream) end() int64 {
	last := s.segments[len(s.segments)-1]
	return last.base + last.size + int64(len(s.buf))
}

// flush writes the buffer out; the caller holds the lock.
func (s *stream) flush() error {
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	if len(s.buf) == 0 || s.dropped {
		return nil
	}
	last := s.segments[len(s.segments)-1]
	if last.size >= segmentBytes {
		if err := s.grow(last.base + last.size); err != nil {
			return err
		}
		last = s.segments[len(s.segments)-1]
	}
	if err := last.write(s.buf); err != nil {
		return err
	}
	for _, m := range s.marks {
		last.note(m)
	}
	s.buf, s.marks = s.buf[:0], s.marks[:0]
	return nil
}

// grow starts a new segment at base and removes those that are too many.
func (s *stream) grow(base int64) error {
	path := filepath.Join(s.dir, fileName(s.name)+"@"+strconv.FormatInt(base, 10)+suffix)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	s.segments = append(s.segments, &segment{path: path, base: base})
	for len(s.segments) > segmentsKept {
		if err := os.Remove(s.segments[0].path); err != nil {
			return err
		}
		s.segments = s.segments[1:]
	}
	return nil
}

// load reads once what an earlier life left, and cuts off a torn last line.
func (s *stream) load() error {
	if s.loaded {
		return nil
	}
	for _, seg := range s.segments {
		if err := seg.load(); err != nil {
			return fmt.Errorf("log stream %s: %w", s.name, err)
		}
	}
	s.loaded = true
	return nil
}

func (s *stream) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dropped = true
}

// appendLine writes an event as a line. Line breaks inside the message are
// escaped, so that a line is always one event.
func appendLine(b []byte, e Event) []byte {
	b = strconv.AppendInt(b, e.Time.UnixNano(), 10)
	b = append(b, ' ')
	if strings.ContainsAny(e.Message, "\\\n\r") {
		b = append(b, escaper.Replace(e.Message)...)
	} else {
		b = append(b, e.Message...)
	}
	return append(b, '\n')
}

// parseLine reads what appendLine wrote, without its newline.
func parseLine(line []byte) (nanos int64, message []byte, ok bool) {
	stamp, message, ok := bytes.Cut(line, []byte{' '})
	if !ok {
		return 0, nil, false
	}
	nanos, err := strconv.ParseInt(string(stamp), 10, 64)
	return nanos, message, err == nil
}

var (
	escaper   = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)
	unescaper = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r")
)
