package logs

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"
	"time"
)

// Query says which events to read. What is zero does not narrow.
type Query struct {
	Streams []string // of these streams only
	Prefix  string   // of streams with names that start so
	// Since and Until bound the time: Since is included, Until is not.
	Since, Until time.Time
	// From and To bound the position: From is included, To is not. They are for reading one stream on.
	From, To int64
	Match    func(message string) bool
	Limit    int
	// Tail takes the last Limit events instead of the first.
	Tail bool

	after map[string]int64 // positions to start at by stream, for Follow
}

func (q *Query) from(stream string) int64 { return max(q.From, q.after[stream]) }

func (q *Query) to() int64 {
	if q.To == 0 {
		return math.MaxInt64
	}
	return q.To
}

// Stream is what is known of one stream. First and Last are zero when it has no events.
type Stream struct {
	Name        string
	First, Last time.Time
	Bytes       int64
}

// Read returns events in order of time; those of equal time and stream in the
// order they were appended. A group that has no streams has no events; a stream
// asked for by name that is not there is ErrNoStream.
func (l *Logs) Read(g Group, q Query) ([]Event, error) {
	gr, err := l.group(g)
	if err != nil {
		return nil, err
	}
	streams, err := gr.pick(q)
	if err != nil {
		return nil, err
	}
	r := reader{q: q}
	for _, s := range streams {
		if err := r.stream(s); err != nil {
			return nil, err
		}
	}
	return r.result(), nil
}

// Streams returns the group's streams with names that start with prefix, by name.
func (l *Logs) Streams(g Group, prefix string) ([]Stream, error) {
	gr, err := l.group(g)
	if err != nil {
		return nil, err
	}
	var out []Stream
	for _, s := range gr.all() {
		if !strings.HasPrefix(s.name, prefix) {
			continue
		}
		segments, err := s.snapshot()
		if err != nil {
			return nil, err
		}
		out = append(out, describe(s.name, segments))
	}
	return out, nil
}

func describe(name string, segments []segment) Stream {
	out := Stream{Name: name}
	for _, seg := range segments {
		out.Bytes += seg.size
		for _, b := range seg.blocks {
			if oldest := time.Unix(0, b.oldest); out.First.IsZero() || oldest.Before(out.First) {
				out.First = oldest
			}
			if newest := time.Unix(0, b.newest); newest.After(out.Last) {
				out.Last = newest
			}
		}
	}
	return out
}

func (gr *group) pick(q Query) ([]*stream, error) {
	all := gr.all()
	for _, name := range q.Streams {
		if !slices.ContainsFunc(all, func(s *stream) bool { return s.name == name }) {
			return nil, fmt.Errorf("%w: %s", ErrNoStream, name)
		}
	}
	return slices.DeleteFunc(all, func(s *stream) bool {
		return !strings.HasPrefix(s.name, q.Prefix) || len(q.Streams) > 0 && !slices.Contains(q.Streams, s.name)
	}), nil
}

// snapshot flushes and returns the segments as they are now.
func (s *stream) snapshot() ([]segment, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return nil, err
	}
	if err := s.flush(); err != nil {
		return nil, err
	}
	out := make([]segment, len(s.segments))
	for i, seg := range s.segments {
		out[i] = *seg
		out[i].blocks = slices.Clone(seg.blocks)
	}
	return out, nil
}

// reader gathers events, skipping the blocks that cannot hold any that count.
type reader struct {
	q      Query
	events []Event
}

func (r *reader) stream(s *stream) error {
	segments, err := s.snapshot()
	if err != nil {
		return err
	}
	slices.Reverse(segments) // newest first, for Tail
	if !r.q.Tail {
		slices.Reverse(segments)
	}
	for i := range segments {
		if err := r.segment(s.name, &segments[i]); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) segment(stream string, seg *segment) error {
	var f *os.File
	for n := range seg.blocks {
		i := n
		if r.q.Tail {
			i = len(seg.blocks) - 1 - n
		}
		from, to := seg.span(i)
		if !r.wants(seg.blocks[i], from, to, stream) {
			continue
		}
		if f == nil {
			var err error
			f, err = os.Open(seg.path)
			if errors.Is(err, fs.ErrNotExist) {
				return nil // rotated away since the snapshot
			}
			if err != nil {
				return err
			}
			defer f.Close()
		}
		raw := make([]byte, to-from)
		if _, err := f.ReadAt(raw, from-seg.base); err != nil {
			return err
		}
		r.block(stream, from, raw)
	}
	return nil
}

// wants says whether a block may hold events that count.
func (r *reader) wants(b block, from, to int64, stream string) bool {
	if to <= r.q.from(stream) || from >= r.q.to() || b.newest < nanos(r.q.Since, b.newest) || b.oldest >= nanos(r.q.Until, b.oldest+1) {
		return false
	}
	if r.q.Limit == 0 || len(r.events) < r.q.Limit {
		return true
	}
	edge := r.edge()
	if r.q.Tail {
		return b.newest > edge
	}
	return b.oldest < edge
}

// nanos is a bound of time, or the given value when there is none.
func nanos(t time.Time, none int64) int64 {
	if t.IsZero() {
		return none
	}
	return t.UnixNano()
}

// edge cuts the events gathered down to the limit and returns the time beyond
// which no other event counts.
func (r *reader) edge() int64 {
	r.events = r.result()
	if r.q.Tail {
		return r.events[0].Time.UnixNano()
	}
	return r.events[len(r.events)-1].Time.UnixNano()
}

func (r *reader) block(stream string, position int64, raw []byte) {
	for len(raw) > 0 {
		line, rest, _ := bytes.Cut(raw, []byte{'\n'})
		start := position
		position += int64(len(line)) + 1
		raw = rest
		at, message, ok := parseLine(line)
		if !ok || start < r.q.from(stream) || start >= r.q.to() || at < nanos(r.q.Since, at) || at >= nanos(r.q.Until, at+1) {
			continue
		}
		e := Event{Time: time.Unix(0, at), Stream: stream, Message: unescaper.Replace(string(message)), Position: start}
		if r.q.Match == nil || r.q.Match(e.Message) {
			r.events = append(r.events, e)
		}
	}
}

// result sorts what was gathered and cuts it to the limit.
func (r *reader) result() []Event {
	slices.SortFunc(r.events, func(a, b Event) int {
		return cmp.Or(a.Time.Compare(b.Time), strings.Compare(a.Stream, b.Stream), cmp.Compare(a.Position, b.Position))
	})
	if r.q.Limit == 0 || len(r.events) <= r.q.Limit {
		return r.events
	}
	if r.q.Tail {
		return r.events[len(r.events)-r.q.Limit:]
	}
	return r.events[:r.q.Limit]
}
