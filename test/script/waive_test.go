package script

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// waive REPORT FILE writes waivers for all that a report of check finds, as a person would.
func waive(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 2, "waive REPORT FILE")
	var report struct {
		Findings []struct{ Check, Address, Attributes string }
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &report))
	var out strings.Builder
	out.WriteString("waivers:\n")
	for _, f := range report.Findings {
		fmt.Fprintf(&out, "  - check: %s\n    address: %s\n    attributes: %q\n", f.Check, f.Address, f.Attributes)
		out.WriteString("    reason: it is turned by hand\n    owner: platform\n    until: 2100-01-31\n")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o644))
}
