package catalog

import "flota.dev/flota/internal/gate/check"

// ownKey is a check that a resource uses a KMS key of the customer, not one
// that AWS owns or manages.
type ownKey struct {
	ID string
	// Noun is what is encrypted, such as "ECR repository".
	Noun string
	Type string
	// Also are sibling types with the same attribute.
	Also []string
	// Path leads to the key in each of the types.
	Path string
	// Module is the registry's module that takes the same path as an argument, if there is one.
	Module string
	// When limits the check, if it is set, to resources for which it is so.
	When    check.Condition
	Aliases []string
}

// ownKeys makes checks of rows.
func ownKeys(rows ...ownKey) []check.Check {
	var out []check.Check
	for _, r := range rows {
		out = append(out, r.check())
	}
	return out
}

func (k ownKey) check() check.Check {
	wanted := check.OwnKey(k.Path)
	if k.When != nil {
		wanted = check.If(k.When, wanted)
	}
	return check.Check{
		ID:        k.ID,
		Family:    check.EncryptionAtRest,
		Severity:  check.Low,
		Title:     k.Noun + " is not encrypted with a key of your own",
		Why:       "The policy of a key that AWS manages cannot be changed: who may decrypt cannot be narrowed, and the key cannot be taken away from someone who has copied the data.",
		Mend:      setting(k.Type, k.Path, "aws_kms_key.this.arn"),
		Practices: []string{"SEC08-BP01", "SEC08-BP02"},
		Aliases:   k.Aliases,
		Types:     k.types(),
		Look:      calling(k.Module, wanted, wanted),
	}
}

func (k ownKey) types() []string {
	types := append([]string{k.Type}, k.Also...)
	if k.Module != "" {
		types = append(types, "module")
	}
	return types
}
