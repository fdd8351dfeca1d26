package cli

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"flota.dev/flota/internal/ledger"
)

var errDenied = errors.New("S3 GetObject: AccessDenied: Access Denied")

// guarded is a bucket as a step of a pipeline meets it: it may read and write
// one object, and list nothing.
type guarded struct {
	ledger.Store
	kept      []byte
	unread    bool // the object may not be read
	unwritten bool // nor written
}

func (g *guarded) Get(context.Context, string) ([]byte, error) {
	if g.kept == nil || g.unread {
		return nil, errDenied
	}
	return g.kept, nil
}

func (g *guarded) Put(_ context.Context, key string, body []byte, ifAbsent bool) error {
	switch {
	case key != versionKey || !ifAbsent || g.unwritten:
		return errDenied
	case g.kept != nil:
		return ledger.ErrExists
	}
	g.kept = body
	return nil
}

// TestKeyOfAPipelineThatComesFirst reads a key that nobody has made, where S3 does not say so.
func TestKeyOfAPipelineThatComesFirst(t *testing.T) {
	g := &guarded{}
	first, err := keyIn(g)(t.Context())
	if err != nil || len(first) < 40 {
		t.Fatalf("got %q, %v", first, err)
	}
	again, err := keyIn(g)(t.Context())
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("another step got %q, %v, want %q", again, err, first)
	}
}

// TestKeyThatMayNotBeRead is told as what it is, and no other key takes its place.
func TestKeyThatMayNotBeRead(t *testing.T) {
	for name, g := range map[string]*guarded{
		"there":                     {kept: []byte("the key"), unread: true},
		"not there, not to be made": {unwritten: true},
	} {
		before := bytes.Clone(g.kept)
		if _, err := keyIn(g)(t.Context()); !errors.Is(err, errDenied) {
			t.Errorf("%s: got %v, want %v", name, err, errDenied)
		}
		if !bytes.Equal(before, g.kept) {
			t.Errorf("%s: it is %q now", name, g.kept)
		}
	}
}
