package store

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Who is told that a record is there finds it, though another has only just made it.
func TestExistsIsThere(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	for round := range 200 {
		k := service("orders")
		k.ID += string(rune('a' + round%26))
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				if err := s.Create(k, Attributes{"n": 1.0}); err != nil && !errors.Is(err, ErrExists) {
					t.Error(err)
				}
				if _, err := s.Get(k); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if err := s.Delete(k); err != nil {
			t.Fatal(err)
		}
	}
}

// Memory and file end alike, whatever writes and deletions of one record meet.
func TestMemoryIsTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	k := service("orders")
	var wg sync.WaitGroup
	for writer := range 8 {
		wg.Go(func() {
			for n := range 50 {
				if (writer+n)%5 == 0 {
					if err := s.Delete(k); err != nil && !errors.Is(err, ErrNotFound) {
						t.Error(err)
					}
				} else if err := s.Put(k, Attributes{"writer": float64(writer), "n": float64(n)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	inMemory, err := s.Get(k)
	if err != nil && !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	inFile, err := open(t, path).Get(k)
	if err != nil && !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
	if diff := cmp.Diff(inFile.Attributes, inMemory.Attributes); diff != "" {
		t.Errorf("memory differs from the file (-file +memory):\n%s", diff)
	}
}

// A write that panics does so where it was asked for, and holds up no other.
func TestPanickingWrite(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	k := service("orders")
	if err := s.Put(k, nil); err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() {
			if p := recover(); p != "boom" {
				t.Errorf("recovered %v", p)
			}
		}()
		_ = s.Update(k, func(Attributes) error { panic("boom") })
	}()
	if err := s.Put(k, Attributes{"n": 1.0}); err != nil {
		t.Fatal(err)
	}
	if r, err := s.Get(k); err != nil || r.Attributes["n"] != 1.0 {
		t.Errorf("got %v, error %v", r.Attributes, err)
	}
}
