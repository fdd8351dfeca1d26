package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDamageInsideIsReportedAndKept(t *testing.T) {
	whole := filled(t)
	for name, damage := range map[string]func([]byte) []byte{
		"cut short":         func(b []byte) []byte { return b[:len(b)/2] },
		"cut in a page":     func(b []byte) []byte { return b[:len(b)/2+100] },
		"head overwritten":  func(b []byte) []byte { return append(bytes.Repeat([]byte{0x5a}, 8192), b[8192:]...) },
		"pages overwritten": func(b []byte) []byte { return append(b[:8192:8192], bytes.Repeat([]byte{0x5a}, len(b)-8192)...) },
		"pages emptied":     func(b []byte) []byte { return append(b[:8192:8192], make([]byte, len(b)-8192)...) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "store.db")
			damaged := damage(bytes.Clone(whole))
			if err := os.WriteFile(path, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			if s, err := Open(path); !errors.Is(err, ErrCorrupt) {
				t.Errorf("open: %v, %v, want ErrCorrupt", s, err)
			}
			if got, _ := os.ReadFile(path); !cmp.Equal(got, damaged) {
				t.Error("the damaged file was changed")
			}
		})
	}
}

// filled returns the file of a store with some pages in it.
func filled(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		key := Key{Account: "111111111111", Region: "us-east-1", Type: "aws_ecs_service", ID: fmt.Sprint(i)}
		if err := s.Put(key, Attributes{"name": strings.Repeat("a", 2000)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
