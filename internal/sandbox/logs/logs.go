// Package logs keeps what the sandbox's tasks print, in the groups and streams
// of CloudWatch Logs: append-only files, bounded in size, which survive a kill -9.
//
// A stream is a short row of segment files, each named after the position in
// the stream at which it starts. A line of a segment is one event: nanoseconds
// since 1970, a blank, and the message.
package logs

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Errors that callers tell apart.
var (
	ErrNoStream = errors.New("no such log stream")
	ErrExists   = errors.New("log stream exists already")
)

const suffix = ".log"

// Event is one message. Position is where the event starts in its stream, in
// bytes: it grows with every event, is never used twice, and Append sets it.
type Event struct {
	Time     time.Time
	Stream   string
	Message  string
	Position int64
}

// Group names a log group.
type Group struct{ Account, Region, Name string }

// Logs is safe for use by many goroutines.
type Logs struct {
	dir    string
	onAdd  func(Group, []Event)
	mu     sync.Mutex
	groups map[Group]*group
}

type group struct {
	dir     string
	mu      sync.Mutex
	streams map[string]*stream
	// changed is closed and renewed when events come in.
	changed chan struct{}
}

// Open opens the logs under dir, which is made if it is not there.
func Open(dir string) (*Logs, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return &Logs{dir: dir, groups: map[Group]*group{}}, nil
}

// OnAppend has f called with all events that come in, by who appends them. It
// must be set before the first event, and f must be quick.
func (l *Logs) OnAppend(f func(Group, []Event)) { l.onAdd = f }

// Close writes out what is still in memory.
func (l *Logs) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	var errs []error
	for _, g := range l.groups {
		for _, s := range g.all() {
			s.mu.Lock()
			errs = append(errs, s.flush())
			s.mu.Unlock()
		}
	}
	return errors.Join(errs...)
}

// Create makes an empty stream, or returns ErrExists.
func (l *Logs) Create(g Group, name string) error {
	gr, err := l.group(g)
	if err != nil {
		return err
	}
	gr.mu.Lock()
	defer gr.mu.Unlock()
	if _, ok := gr.streams[name]; ok {
		return fmt.Errorf("%w: %s", ErrExists, name)
	}
	_, err = gr.add(name)
	return err
}

// Append adds events to a stream, which is made if it is not there. They reach
// the disk within a tenth of a second, and readers at once. An error means that
// this or an earlier event could not be written.
func (l *Logs) Append(g Group, name string, events ...Event) error {
	gr, err := l.group(g)
	if err != nil {
		return err
	}
	gr.mu.Lock()
	s, ok := gr.streams[name]
	if !ok {
		s, err = gr.add(name)
	}
	gr.mu.Unlock()
	if err != nil {
		return err
	}
	if err := s.append(events); err != nil {
		return err
	}
	gr.tell()
	if l.onAdd != nil {
		l.onAdd(g, events)
	}
	return nil
}

// Delete removes a group's streams and their files.
func (l *Logs) Delete(g Group) error {
	gr, err := l.group(g)
	if err != nil {
		return err
	}
	l.mu.Lock()
	delete(l.groups, g)
	l.mu.Unlock()
	for _, s := range gr.all() {
		s.drop()
	}
	gr.tell()
	return os.RemoveAll(gr.dir)
}

func (l *Logs) group(g Group) (*group, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if gr, ok := l.groups[g]; ok {
		return gr, nil
	}
	gr := &group{
		dir:     filepath.Join(l.dir, fileName(g.Account), fileName(g.Region), fileName(g.Name)),
		streams: map[string]*stream{},
		changed: make(chan struct{}),
	}
	if err := gr.load(); err != nil {
		return nil, err
	}
	l.groups[g] = gr
	return gr, nil
}

// load finds the streams that an earlier life of the sandbox left.
func (gr *group) load() error {
	entries, err := os.ReadDir(gr.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		escaped, start, ok := strings.Cut(strings.TrimSuffix(e.Name(), suffix), "@")
		base, err := strconv.ParseInt(start, 10, 64)
		name, nameErr := url.PathUnescape(escaped)
		if !ok || err != nil || nameErr != nil {
			continue
		}
		s := gr.streams[name]
		if s == nil {
			s = &stream{name: name, dir: gr.dir}
			gr.streams[name] = s
		}
		s.segments = append(s.segments, &segment{path: filepath.Join(gr.dir, e.Name()), base: base})
	}
	for _, s := range gr.streams {
		slices.SortFunc(s.segments, func(a, b *segment) int { return int(min(max(a.base-b.base, -1), 1)) })
	}
	return nil
}

// add makes a stream and its first file; the caller holds the group's lock.
func (gr *group) add(name string) (*stream, error) {
	if err := os.MkdirAll(gr.dir, 0o700); err != nil {
		return nil, err
	}
	s := &stream{name: name, dir: gr.dir, loaded: true}
	if err := s.grow(0); err != nil {
		return nil, err
	}
	gr.streams[name] = s
	return s, nil
}

func (gr *group) all() []*stream {
	gr.mu.Lock()
	defer gr.mu.Unlock()
	out := make([]*stream, 0, len(gr.streams))
	for _, s := range gr.streams {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b *stream) int { return strings.Compare(a.name, b.name) })
	return out
}

func (gr *group) tell() {
	gr.mu.Lock()
	defer gr.mu.Unlock()
	close(gr.changed)
	gr.changed = make(chan struct{})
}

// fileName makes a name safe as one path element: no slash, no at sign, no leading dot.
func fileName(name string) string {
	s := strings.ReplaceAll(url.PathEscape(name), "@", "%40")
	if strings.HasPrefix(s, ".") {
		s = "%2E" + s[1:]
	}
	return s
}
