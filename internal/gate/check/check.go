// Package check holds what a check of the gate is made of: its name and
// reasons as data, and a look at a resource, most often put together from
// conditions that answer in three values.
package check

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"flota.dev/flota/internal/config"
)

// Family is what a check guards.
type Family string

// The families.
const (
	Misconfiguration    Family = "misconfiguration"
	Access              Family = "access"
	EncryptionAtRest    Family = "encryption_at_rest"
	EncryptionInTransit Family = "encryption_in_transit"
	Network             Family = "network"
	Logging             Family = "logging"
	Backup              Family = "backup"
	Secrets             Family = "secrets"
	SupplyChain         Family = "supply_chain"
)

// Severity is how much a finding weighs.
type Severity string

// The severities, from the heaviest. Low is advice: it blocks only if asked to.
const (
	Critical Severity = "critical" // open to the world, or a secret given away
	High     Severity = "high"     // one mistake away from a loss
	Medium   Severity = "medium"   // a layer of defence is missing
	Low      Severity = "low"      // good practice
)

// Check is one thing that the gate looks for.
type Check struct {
	// ID is the service and what should be, in lower case with hyphens, such as s3-bucket-versioning.
	ID       string
	Family   Family
	Severity Severity
	// Title says what is wrong where the check fails, such as "S3 bucket keeps no old versions".
	Title string
	// Why says what may happen, in a sentence or two.
	Why string
	// Mend is HCL that passes.
	Mend string
	// Practices are best practices of the Well-Architected Framework, such as SEC08-BP02.
	Practices []string
	// Aliases are the names that others have for it: CKV_AWS_21, AVD-AWS-0090, CIS-2.1.3.
	Aliases []string
	// Types are the resource types that it looks at; data.aws_x for data sources, provider.aws, module,
	// terraform, variable, local, output, and * for all but the last three.
	Types []string
	Look  Look
	// Fix is the mend that flota check --fix can write by itself, if there is one that is safe.
	Fix *Fix
}

// Fix sets an attribute of a resource, or of its nested block, to a literal.
type Fix struct {
	Path  string
	Value string // HCL
}

// Look looks at one resource and tells the subject what it sees.
type Look func(s *Subject)

// Sighting is what a look saw of a resource.
type Sighting struct {
	Unknown bool // it depends on a value that nobody gave
	Range   hcl.Range
	// Value is what the answer hangs on, for its origins; its Attribute may be nil.
	Value   config.Value
	Message string
}

// Subject is a resource under a check, among all others.
type Subject struct {
	*config.Resource
	World *World
	// Seen gathers what the look says.
	Seen []Sighting
}

// Fail says that the resource fails because of a value, or of its absence.
func (s *Subject) Fail(v config.Value, format string, args ...any) {
	s.see(Sighting{Range: v.Range, Value: v}, format, args...)
}

// FailAt says that the resource fails because of what stands in a range.
func (s *Subject) FailAt(at hcl.Range, format string, args ...any) {
	s.see(Sighting{Range: at}, format, args...)
}

// Unsure says that it cannot be told whether the resource passes, as a value is not known.
func (s *Subject) Unsure(v config.Value, format string, args ...any) {
	s.see(Sighting{Range: v.Range, Value: v, Unknown: true}, format, args...)
}

func (s *Subject) see(x Sighting, format string, args ...any) {
	x.Message = fmt.Sprintf(format, args...)
	s.Seen = append(s.Seen, x)
}

// Want is the look of a check that is a table's row: a resource for which a
// condition is not so fails, with the condition's own words.
func Want(c Condition) Look {
	return func(s *Subject) {
		a := c(s, s.Block)
		switch a.Truth {
		case config.No:
			s.Fail(a.Value, "%s", a.Got)
		case config.Unknown:
			s.Unsure(a.Value, "%s", a.Got)
		}
	}
}
