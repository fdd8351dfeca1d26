// Package store keeps everything the sandbox knows: one record for each AWS
// resource, in the shape Terraform gives it, and records of what runs. All
// doors of the sandbox read and write here, so that what Terraform made is
// what the AWS API lists and what the load balancer serves.
//
// Records live in memory and, before a write returns, in a bolt file, so that
// a kill -9 loses nothing that was acknowledged.
package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.etcd.io/bbolt"
)

// Errors that callers tell apart.
var (
	ErrNotFound = errors.New("no such record")
	ErrExists   = errors.New("record exists already")
	ErrCorrupt  = errors.New("store is not readable")
	ErrInUse    = errors.New("store is in use by another process")
)

// Key names one record. Type is Terraform's resource type (aws_ecs_service) or,
// for things Terraform does not know, a name of the sandbox's own (ecs_task).
// Region is empty for global resources such as IAM roles.
type Key struct {
	Account string
	Region  string
	Type    string
	ID      string
}

func (k Key) String() string {
	return strings.Join([]string{k.Account, k.Region, k.Type, k.ID}, "|")
}

func parseKey(s string) (Key, error) {
	part := strings.SplitN(s, "|", 4)
	if len(part) != 4 {
		return Key{}, fmt.Errorf("key %q has not four parts", s)
	}
	return Key{Account: part[0], Region: part[1], Type: part[2], ID: part[3]}, nil
}

// Attributes are the values of a record as encoding/json decodes them: blocks
// are lists of maps, numbers are float64.
type Attributes map[string]any

// Record is one resource. A Record that the store hands out is the caller's own copy.
type Record struct {
	Key
	Attributes Attributes
	// Version counts the writes of the whole store; a later write has a higher one.
	Version uint64
}

// Change tells a watcher that a record was written or deleted.
type Change struct {
	Key     Key
	Deleted bool
}

// Store is safe for use by many goroutines.
type Store struct {
	db *bbolt.DB

	queueMu sync.Mutex
	queue   []*write
	writing sync.Mutex // held by whoever carries out the queue

	mu      sync.RWMutex
	records map[Key]encoded
	byType  map[string]map[Key]struct{}
	version uint64

	watchMu  sync.Mutex
	watchers map[*watcher]struct{}
}

type encoded struct {
	value   []byte
	version uint64
}

var bucket = []byte("records")

// Open opens the store in the file at path, making it if it is not there. A
// file that cannot be read is left as it is and reported as ErrCorrupt.
func Open(path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	db, err := openBolt(path)
	if err != nil {
		return nil, err
	}
	s := &Store{
		db:       db,
		records:  map[Key]encoded{},
		byType:   map[string]map[Key]struct{}{},
		watchers: map[*watcher]struct{}{},
	}
	if err := s.load(); err != nil {
		db.Close()
		return nil, fmt.Errorf("%w: %s: %v", ErrCorrupt, path, err)
	}
	return s, nil
}

func openBolt(path string) (*bbolt.DB, error) {
	if err := Intact(path); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockTimeout, FreelistType: bbolt.FreelistMapType, NoFreelistSync: true})
	if err != nil {
		return nil, unopened(path, err)
	}
	return db, nil
}

func (s *Store) load() error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(bucket)
		if err != nil {
			return err
		}
		return b.ForEach(func(k, v []byte) error {
			key, err := parseKey(string(k))
			if err != nil {
				return err
			}
			if !json.Valid(v) {
				return fmt.Errorf("record %s is not JSON", key)
			}
			s.version++
			s.remember(key, slices.Clone(v))
			return nil
		})
	})
}

// Close releases the file.
func (s *Store) Close() error { return s.db.Close() }

// Get returns the record at key, or ErrNotFound.
func (s *Store) Get(key Key) (Record, error) {
	s.mu.RLock()
	e, ok := s.records[key]
	s.mu.RUnlock()
	if !ok {
		return Record{}, fmt.Errorf("%w: %s %s", ErrNotFound, key.Type, key.ID)
	}
	return e.record(key), nil
}

// List returns the records of one type, ordered by account, region and ID.
// Filters that are empty match everything.
func (s *Store) List(typ, account, region string) []Record {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []Record
	for key := range s.byType[typ] {
		if (account == "" || key.Account == account) && (region == "" || key.Region == "" || key.Region == region) {
			out = append(out, s.records[key].record(key))
		}
	}
	slices.SortFunc(out, func(a, b Record) int { return strings.Compare(a.Key.String(), b.Key.String()) })
	return out
}

// Create writes a record that must not be there yet; else it returns ErrExists.
func (s *Store) Create(key Key, a Attributes) error {
	return s.write(key, func(_ Attributes, exists bool) (Attributes, error) {
		if exists {
			return nil, fmt.Errorf("%w: %s %s", ErrExists, key.Type, key.ID)
		}
		return a, nil
	})
}

// Put writes a record, whether or not it is there.
func (s *Store) Put(key Key, a Attributes) error {
	return s.write(key, func(Attributes, bool) (Attributes, error) { return a, nil })
}

// Update changes a record that is there, as one step: no other write comes
// between the read and the write. When change returns an error, nothing is
// written. A record that is not there is ErrNotFound.
func (s *Store) Update(key Key, change func(Attributes) error) error {
	return s.write(key, func(a Attributes, exists bool) (Attributes, error) {
		if !exists {
			return nil, fmt.Errorf("%w: %s %s", ErrNotFound, key.Type, key.ID)
		}
		return a, change(a)
	})
}

// Next returns the next number of the named sequence of an account, from 1.
func (s *Store) Next(account, sequence string) (int, error) {
	key := Key{Account: account, Type: "sequence", ID: sequence}
	var n int
	err := s.write(key, func(a Attributes, exists bool) (Attributes, error) {
		if exists {
			last, _ := a["last"].(float64)
			n = int(last)
		}
		n++
		return Attributes{"last": float64(n)}, nil
	})
	return n, err
}

// Delete removes a record, or returns ErrNotFound.
func (s *Store) Delete(key Key) error {
	return s.await(&write{key: key, remove: true, change: func(_ Attributes, exists bool) (Attributes, error) {
		if !exists {
			return nil, fmt.Errorf("%w: %s %s", ErrNotFound, key.Type, key.ID)
		}
		return nil, nil
	}})
}

func (s *Store) remember(key Key, value []byte) {
	s.records[key] = encoded{value: value, version: s.version}
	if s.byType[key.Type] == nil {
		s.byType[key.Type] = map[Key]struct{}{}
	}
	s.byType[key.Type][key] = struct{}{}
}

func (s *Store) forget(key Key) {
	delete(s.records, key)
	delete(s.byType[key.Type], key)
}

func (e encoded) record(key Key) Record {
	a := Attributes{}
	// The bytes were valid JSON when they were stored, so this cannot fail.
	_ = json.Unmarshal(e.value, &a)
	return Record{Key: key, Attributes: a, Version: e.version}
}

// Types returns the types that have records, sorted.
func (s *Store) Types() []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var types []string
	for t, keys := range s.byType {
		if len(keys) > 0 {
			types = append(types, t)
		}
	}
	return slices.Sorted(slices.Values(types))
}

// Clone returns a deep copy.
func (a Attributes) Clone() Attributes {
	return Attributes(cloneMap(a))
}

func cloneMap(m map[string]any) map[string]any {
	out := maps.Clone(m)
	for k, v := range out {
		out[k] = cloneValue(v)
	}
	return out
}

func cloneValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		return cloneMap(v)
	case []any:
		out := slices.Clone(v)
		for i := range out {
			out[i] = cloneValue(out[i])
		}
		return out
	}
	return v
}
