package logs

import (
	"context"
	"iter"
)

// Follow yields the events that q asks for and then those that come in, until
// ctx ends or an error does. Streams that appear later are followed too. Limit
// and Tail tell how many of the events that are already there to yield first.
func (l *Logs) Follow(ctx context.Context, g Group, q Query) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		q.after = map[string]int64{}
		for {
			events, changed, err := l.next(g, &q)
			if err != nil {
				yield(Event{}, err)
				return
			}
			for _, e := range events {
				if !yield(e, nil) {
					return
				}
			}
			select {
			case <-ctx.Done():
				return
			case <-changed:
			}
		}
	}
}

// next reads the events since the last call, and returns what closes when there are more.
func (l *Logs) next(g Group, q *Query) ([]Event, <-chan struct{}, error) {
	gr, err := l.group(g)
	if err != nil {
		return nil, nil, err
	}
	gr.mu.Lock()
	changed := gr.changed
	gr.mu.Unlock()
	ends, err := gr.ends()
	if err != nil {
		return nil, nil, err
	}
	events, err := l.Read(g, *q)
	if err != nil {
		return nil, nil, err
	}
	// What was appended between the two reads is yielded now: its stream starts behind it.
	for _, e := range events {
		ends[e.Stream] = max(ends[e.Stream], e.Position+1)
	}
	q.after, q.Limit, q.Tail = ends, 0, false
	return events, changed, nil
}

// ends returns the positions at which the streams end now.
func (gr *group) ends() (map[string]int64, error) {
	out := map[string]int64{}
	for _, s := range gr.all() {
		s.mu.Lock()
		err := s.load()
		if err == nil {
			out[s.name] = s.end()
		}
		s.mu.Unlock()
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
