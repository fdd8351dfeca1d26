package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"
)

// write is one change of one record that waits for its turn.
type write struct {
	key Key
	// change returns what the record is to be. It must not write itself.
	change func(a Attributes, exists bool) (Attributes, error)
	// remove deletes the record, if change lets it.
	remove bool

	done  bool // carried out, or refused; guarded by Store.writing
	value []byte
	err   error
	panic any
}

// write changes a record as one step. Writes that wait meanwhile share one
// transaction of the file, which takes as long for many as for one.
func (s *Store) write(key Key, change func(a Attributes, exists bool) (Attributes, error)) error {
	return s.await(&write{key: key, change: change})
}

// await puts a write in the queue, and returns once it is carried out.
func (s *Store) await(w *write) error {
	s.queueMu.Lock()
	s.queue = append(s.queue, w)
	s.queueMu.Unlock()
	s.writing.Lock()
	if !w.done { // nobody took it along
		s.carryOut()
	}
	s.writing.Unlock()
	if w.panic != nil {
		panic(w.panic)
	}
	return w.err
}

// carryOut does all writes that wait, in their order. Memory and watchers hear
// of them before anyone else can write, and before those who wait go on: else
// memory could keep the older of two writes, and who is told that a record is
// there might not find it. bolt's own handlers of a commit run too late for that.
func (s *Store) carryOut() {
	s.queueMu.Lock()
	batch := s.queue
	s.queue = nil
	s.queueMu.Unlock()
	err := s.db.Update(func(tx *bbolt.Tx) error {
		b, refused := tx.Bucket(bucket), 0
		for _, w := range batch {
			if w.err = w.apply(b); w.err != nil {
				refused++
			}
		}
		if refused == len(batch) {
			return errNothing
		}
		return nil
	})
	s.mu.Lock()
	for _, w := range batch {
		w.done = true
		if w.err == nil {
			w.err = err
		}
		if w.err == nil {
			s.take(w)
		}
	}
	s.mu.Unlock()
	for _, w := range batch {
		if w.err == nil {
			s.notify(Change{Key: w.key, Deleted: w.remove})
		}
	}
}

// errNothing rolls a transaction back that would write nothing: to commit it takes the disk's time.
var errNothing = errors.New("nothing to write")

// take brings a write into memory.
func (s *Store) take(w *write) {
	s.version++
	if w.remove {
		s.forget(w.key)
		return
	}
	s.remember(w.key, w.value)
}

// apply does a write in a transaction, after those before it. One that fails
// writes nothing, and is no reason for the others to fail.
func (w *write) apply(b *bbolt.Bucket) (err error) {
	defer func() {
		if w.panic = recover(); w.panic != nil {
			err = fmt.Errorf("write %s: %v", w.key, w.panic)
		}
	}()
	old := b.Get([]byte(w.key.String()))
	var a Attributes
	if old != nil {
		if err := json.Unmarshal(old, &a); err != nil {
			return fmt.Errorf("%w: %s: %v", ErrCorrupt, w.key, err)
		}
	}
	a, err = w.change(a, old != nil)
	if err != nil {
		return err
	}
	if w.remove {
		return b.Delete([]byte(w.key.String()))
	}
	if w.value, err = json.Marshal(a); err != nil {
		return fmt.Errorf("%s %s: %w", w.key.Type, w.key.ID, err)
	}
	return b.Put([]byte(w.key.String()), w.value)
}
