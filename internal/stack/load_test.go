package stack

import (
	"os"
	"testing"

	"flota.dev/flota/internal/fleet"
)

// load returns the sample fleet: every kind of service in two environments, of
// which one has an API Gateway and one has not. It stands outside of any Git
// repository, so that what starts its pipelines is the same everywhere.
func load(t *testing.T) *fleet.Fleet {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/fleet")); err != nil {
		t.Fatal(err)
	}
	f, err := fleet.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
