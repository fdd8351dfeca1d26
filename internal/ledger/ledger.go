// Package ledger is the append-only record of releases: one JSON object for
// each thing that happened to a release, kept in an object store. Nothing in it
// is ever overwritten. Beside the record it keeps leases, which hold two
// deployers of one service apart.
package ledger

import (
	"context"
	"errors"
)

// Errors that a Store returns.
var (
	ErrExists   = errors.New("object exists already")
	ErrNotFound = errors.New("object not found")
)

// Store is where the objects live. It must be strongly consistent: a Get or
// List that begins after a Put or Delete has returned sees it, as in Amazon S3.
type Store interface {
	// Put writes an object. With ifAbsent it never overwrites one: then the error
	// is ErrExists, and of many writers at once exactly one succeeds.
	Put(ctx context.Context, key string, body []byte, ifAbsent bool) error
	// Get reads an object. The error is ErrNotFound if there is none.
	Get(ctx context.Context, key string) ([]byte, error)
	// List returns the keys that begin with prefix and sort after the key after,
	// in byte order, at most limit of them. Fewer than limit means that there are no more.
	List(ctx context.Context, prefix, after string, limit int) ([]string, error)
	// Delete removes an object. It is no error if there is none.
	Delete(ctx context.Context, key string) error
}

// Ledger is the record of one fleet.
type Ledger struct {
	store Store
}

// New returns the ledger that is kept in store.
func New(store Store) *Ledger { return &Ledger{store: store} }
