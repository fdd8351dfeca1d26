package catalog

import (
	"fmt"
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// question is what a check asks of a statement: whether it is bad, and in which words.
type question func(d *policyDocument, i int) (bad iam.Answer, got string)

// identityLook asks of every statement of an identity's policy. What comes from
// a data source is looked at there.
func identityLook(ask question) check.Look {
	return func(s *check.Subject) {
		for _, d := range policiesOf(s) {
			if d.place.use == iam.OfIdentity && d.source == nil {
				d.ask(s, ask)
			}
		}
	}
}

// identityLookFirst is identityLook for the one check that says so where a policy is not known.
func identityLookFirst(ask question) check.Look {
	look := identityLook(ask)
	return func(s *check.Subject) {
		look(s)
		for _, d := range policiesOf(s) {
			if d.place.use == iam.OfIdentity && d.source == nil {
				d.admit(s)
			}
		}
	}
}

// ask tells the subject what a question finds in a policy's statements.
func (d *policyDocument) ask(s *check.Subject, ask question) {
	if d.Policy == nil {
		return
	}
	for i := range d.Statements {
		if !d.own(i) {
			continue
		}
		bad, got := ask(d, i)
		d.tell(s, i, bad, got)
	}
}

func (d *policyDocument) tell(s *check.Subject, i int, bad iam.Answer, got string) {
	switch bad {
	case iam.Yes:
		s.Fail(d.at(i), "%s %s", d.called(i), got)
	case iam.Unknown:
		s.Unsure(d.at(i), "it is not known whether %s %s", d.called(i), got)
	}
}

// admit says so where nothing, or not all, is known of a policy.
func (d *policyDocument) admit(s *check.Subject) {
	switch {
	case d.err != nil:
	case d.Policy == nil:
		if hangsOnInput(d.value) {
			s.Unsure(d.value, "the policy is not known")
		}
	case d.Partial:
		s.Unsure(d.value, "the policy may have more statements")
	}
}

// hangsOnInput reports whether a value hangs on an input, not on a resource that is yet to be made.
func hangsOnInput(v config.Value) bool {
	refs := v.Refs()
	return len(refs) == 0 || slices.ContainsFunc(refs, config.Ref.Variable)
}

// called names a statement as its author would look for it.
func (d *policyDocument) called(i int) string {
	if sid := d.Statements[i].Sid; sid != "" && !config.HasToken(sid) {
		return "statement " + sid
	}
	if len(d.Statements) == 1 {
		return "the statement"
	}
	return fmt.Sprintf("statement %d", i+1)
}

// someNames joins the first few of some names.
func someNames(names []string) string {
	const most = 3
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}
