package docs

import (
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox"
)

// TestSandboxAddresses holds the page to where the sandbox listens and keeps things.
func TestSandboxAddresses(t *testing.T) {
	text := read(t, "../../docs/sandbox.md")
	for _, want := range []string{sandbox.DefaultAPI, sandbox.DefaultEdge, "`" + sandbox.StateFile + "`", "`" + sandbox.Folder + "/store.db`"} {
		if !strings.Contains(text, want) {
			t.Errorf("docs/sandbox.md does not tell %s", want)
		}
	}
}
