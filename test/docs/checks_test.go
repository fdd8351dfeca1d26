package docs

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/gate/check"
)

const checksPage = "../../docs/checks.md"

// families in the order of the page, and what they guard.
var families = []struct {
	family check.Family
	title  string
}{
	{check.Access, "Access"},
	{check.EncryptionAtRest, "Encryption at rest"},
	{check.EncryptionInTransit, "Encryption in transit"},
	{check.Network, "Network"},
	{check.Secrets, "Secrets"},
	{check.Logging, "Logging"},
	{check.Backup, "Backup"},
	{check.SupplyChain, "Supply chain"},
	{check.Misconfiguration, "Misconfiguration"},
}

// TestChecksPage holds docs/checks.md to the checks there are.
func TestChecksPage(t *testing.T) {
	want := checksText(gate.Checks())
	if *update {
		if err := os.WriteFile(checksPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if read(t, checksPage) != want {
		t.Error("docs/checks.md is not what the checks say: go test ./test/docs -update")
	}
}

func checksText(all []check.Check) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Checks\n\nThe %d checks of [the gate](gate.md), by what they guard. `flota check --explain ID` tells more of each: why, and what to write instead.\n", len(all))
	b.WriteString("This page is generated from the checks.\n")
	for _, f := range families {
		of := slices.DeleteFunc(slices.Clone(all), func(c check.Check) bool { return c.Family != f.family })
		fmt.Fprintf(&b, "\n## %s\n\n%d checks.\n\n| check | severity | what is wrong | best practices | other names |\n|---|---|---|---|---|\n", f.title, len(of))
		for _, c := range of {
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", c.ID, c.Severity, strings.ReplaceAll(c.Title, "|", "\\|"),
				strings.Join(c.Practices, " "), strings.Join(c.Aliases, " "))
		}
	}
	return b.String()
}
