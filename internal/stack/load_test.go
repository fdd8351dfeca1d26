package stack

import (
	"testing"

	"flota.dev/flota/internal/fleet"
)

// load returns the sample fleet: every kind of service in two environments, of
// which one has an API Gateway and one has not.
func load(t *testing.T) *fleet.Fleet {
	t.Helper()
	f, err := fleet.Load("testdata/fleet")
	if err != nil {
		t.Fatal(err)
	}
	return f
}
