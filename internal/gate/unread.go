package gate

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/catalog"
	"flota.dev/flota/internal/gate/check"
)

// unread is the check that everything could be looked into. It blocks
// always: what nobody read, nobody checked.
var unread = check.Check{
	ID: "terraform-read", Family: check.SupplyChain, Severity: check.High,
	Title:     "Terraform configuration could not be looked into",
	Why:       "What the gate cannot read it cannot check, and a pass would say more than is known.",
	Mend:      "flota check --init",
	Practices: []string{"SEC11-BP02"},
}

// unreadParts are a stack's parts that could not be looked into.
func unreadParts(s *config.Stack) []Finding {
	var out []Finding
	for _, l := range s.Left {
		f := Finding{
			Check: unread.ID, Family: unread.Family, Severity: unread.Severity, Title: unread.Title, Aliases: []string{},
			Address: l.Address, Stack: s.Name, File: l.Range.Filename, Line: l.Range.Start.Line, EndLine: l.Range.End.Line,
			Status: Unknown, Message: l.Why, check: &unread,
		}
		if l.Hint != "" {
			f.Settle = []string{l.Hint}
		}
		out = append(out, f)
	}
	return out
}

// Checks are all checks of the gate, in the order of their IDs.
func Checks() []check.Check {
	all := append(catalog.All(), plainEnvironment, secretFile, guessedFile, unread)
	slices.SortFunc(all, func(a, b check.Check) int { return strings.Compare(a.ID, b.ID) })
	return all
}
