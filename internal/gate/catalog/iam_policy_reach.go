package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/iam"
)

// reaches are the actions of one kind that a statement allows on resources for
// which a test is so. Patterns that stand for a whole service, or for
// everything, are left to the checks of just that.
func reaches(d *policyDocument, i int, test func(string) iam.Answer, wanted func(iam.Action) bool) (iam.Answer, []string) {
	s := &d.Statements[i]
	bad := min(s.Allows(), s.On(test), s.Narrowed().Not())
	if bad == iam.No {
		return iam.No, nil
	}
	var found []string
	for pattern, a := range d.Reached(s) {
		if !serviceWide(pattern) && !slices.Contains(found, pattern) && wanted(a) {
			found = append(found, pattern)
		}
	}
	if len(found) == 0 {
		return iam.No, nil
	}
	return bad, found
}

// serviceWide reports whether a pattern of actions is that of a whole service, or wider.
func serviceWide(pattern string) bool {
	_, name, ok := strings.Cut(pattern, ":")
	return !ok || name != "" && strings.Trim(name, "*") == ""
}

// grants are those of some actions that a statement allows on resources for which a test is so.
func grants(d *policyDocument, i int, test func(string) iam.Answer, actions ...string) (iam.Answer, []string) {
	s := &d.Statements[i]
	if s.EveryAction() == iam.Yes || len(s.NotActions) > 0 {
		return iam.No, nil
	}
	best := iam.No
	var found []string
	for _, a := range actions {
		if namesAction(s, a) && !d.Taken(a) {
			best = max(best, s.Grants(a, test))
			found = append(found, a)
		}
	}
	return best, found
}

// namesAction reports whether a pattern that is known, and is not iam:*,
// covers an action: of what is not known, and of all of IAM, one check speaks for all.
func namesAction(s *iam.Statement, action string) bool {
	known := iam.Statement{Actions: slices.DeleteFunc(slices.Clone(s.Actions), func(a string) bool {
		return iam.Vague(a) || allOfIAM(a)
	})}
	return known.Covers(action) == iam.Yes
}

func allOfIAM(pattern string) bool {
	return serviceWide(pattern) && strings.EqualFold(serviceOf(pattern), "iam")
}

// escalatesAlone reports whether an action is an escalation by itself, of which other checks speak.
func escalatesAlone(action string) bool {
	return slices.ContainsFunc(iam.Escalations, func(e iam.Escalation) bool {
		return len(e.Actions) == 1 && strings.EqualFold(e.Actions[0], action)
	})
}
