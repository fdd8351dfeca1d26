package stack

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/fleet"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestVariablesAreGolden(t *testing.T) {
	f := load(t)
	for _, i := range All(f) {
		t.Run(i.Folder(), func(t *testing.T) {
			v, err := Variables(f, i)
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(v, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata", "variables", i.Folder()+".json"), append(got, '\n'))
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestPriorities(t *testing.T) {
	var services []*fleet.Service
	for _, name := range []string{"accounts", "ledger", "orders", "users"} {
		services = append(services, &fleet.Service{Name: name, Kind: fleet.HTTP})
	}
	before := priorities(services)
	after := priorities(append(services, &fleet.Service{Name: "wallets", Kind: fleet.HTTP}, &fleet.Service{Name: "w", Kind: fleet.Worker}))
	if len(after) != 5 {
		t.Errorf("got %d priorities, want one for each of the 5 http services: %v", len(after), after)
	}
	for name, p := range before {
		if after[name] != p {
			t.Errorf("%s moved from %d to %d when a service was added", name, p, after[name])
		}
	}
}

func TestPrioritiesNeverClash(t *testing.T) {
	var services []*fleet.Service
	for range slots {
		services = append(services, &fleet.Service{Name: string(rune('a'+len(services)%26)) + string(rune(len(services)+0x4e00)), Kind: fleet.HTTP})
	}
	seen := map[int]bool{}
	for name, p := range priorities(services) {
		if p < 1 || p > slots || seen[p] {
			t.Fatalf("%s got %d, which is out of range or taken", name, p)
		}
		seen[p] = true
	}
}
