package store

import (
	"context"
	"slices"
	"sync"
)

// watcher queues changes without bound, so that a slow reader never holds up a
// writer. Changes of one key that are not read yet are told once.
type watcher struct {
	types []string
	ready chan struct{}

	mu      sync.Mutex
	order   []Key
	pending map[Key]Change
}

// Watch calls handle for every change of the given types (of all, if none are
// given) until ctx ends. Changes come in order, one at a time; several writes
// of one record may come as one. Watch returns at once; handle runs in a
// goroutine of its own, and never during a write.
func (s *Store) Watch(ctx context.Context, handle func(Change), types ...string) {
	w := &watcher{types: types, ready: make(chan struct{}, 1), pending: map[Key]Change{}}
	s.watchMu.Lock()
	s.watchers[w] = struct{}{}
	s.watchMu.Unlock()
	go func() {
		defer func() {
			s.watchMu.Lock()
			delete(s.watchers, w)
			s.watchMu.Unlock()
		}()
		for {
			select {
			case <-ctx.Done():
				return
			case <-w.ready:
				for _, c := range w.take() {
					handle(c)
				}
			}
		}
	}()
}

func (s *Store) notify(c Change) {
	s.watchMu.Lock()
	defer s.watchMu.Unlock()
	for w := range s.watchers {
		if len(w.types) == 0 || slices.Contains(w.types, c.Key.Type) {
			w.add(c)
		}
	}
}

func (w *watcher) add(c Change) {
	w.mu.Lock()
	if _, ok := w.pending[c.Key]; !ok {
		w.order = append(w.order, c.Key)
	}
	w.pending[c.Key] = c
	w.mu.Unlock()
	select {
	case w.ready <- struct{}{}:
	default:
	}
}

func (w *watcher) take() []Change {
	w.mu.Lock()
	defer w.mu.Unlock()
	changes := make([]Change, 0, len(w.order))
	for _, k := range w.order {
		changes = append(changes, w.pending[k])
	}
	w.order = w.order[:0]
	clear(w.pending)
	return changes
}
