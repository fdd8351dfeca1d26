package gate

import (
	"cmp"
	"fmt"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// Status is how sure a finding is.
type Status string

// The statuses.
const (
	Fail    Status = "fail"
	Unknown Status = "unknown" // an input settles it
)

// Finding is one thing that is wrong, or of which it is not known whether it is.
type Finding struct {
	Check    string         `json:"check"`
	Family   check.Family   `json:"family"`
	Severity check.Severity `json:"severity"`
	Title    string         `json:"title"`
	// Address is Terraform's; for a raw file the file's name.
	Address string `json:"address"`
	// Stack is the ID of one of a fleet's stacks, or a folder.
	Stack   string `json:"stack"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	EndLine int    `json:"end_line"`
	Status  Status `json:"status"`
	// Message says what was seen.
	Message string   `json:"message"`
	Aliases []string `json:"aliases"`
	// Origins are the places that the value came through, from the attribute backwards.
	Origins []Origin `json:"origins,omitempty"`
	// Settle are the inputs that nobody set and on which an unknown finding hangs.
	Settle []string `json:"settle,omitempty"`
	// Attributes is a hash of what the resource is. A waiver is bound to it.
	Attributes string `json:"attributes"`

	check    *check.Check
	resource *config.Resource // nil for a raw file
	sample   string           // of a secret in a manifest, masked
}

// Origin is a place that a value came through.
type Origin struct {
	What string `json:"what"` // var.x, local.y, module.z, terraform.tfvars
	File string `json:"file"`
	Line int    `json:"line"`
}

// Why says what may happen if the finding stays.
func (f Finding) Why() string { return f.check.Why }

// Mend is HCL that passes.
func (f Finding) Mend() string { return f.check.Mend }

// at is a finding's place in one stack, whatever was seen there.
func (f Finding) at() string { return f.Stack + "\x00" + f.Address + "\x00" + f.Check }

// String is a finding on one line.
func (f Finding) String() string {
	return fmt.Sprintf("%s:%d: %s %s: %s: %s", f.File, f.Line, f.Severity, f.Check, f.Address, f.Message)
}

// weights order severities.
var weights = map[check.Severity]int{check.Low: 1, check.Medium: 2, check.High: 3, check.Critical: 4}

// Severities are all of them, from the lightest.
func Severities() []check.Severity {
	return []check.Severity{check.Low, check.Medium, check.High, check.Critical}
}

// order sorts findings by stack, file, line and check.
func order(a, b Finding) int {
	return cmp.Or(cmp.Compare(a.Stack, b.Stack), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Address, b.Address), cmp.Compare(a.Check, b.Check), cmp.Compare(a.Message, b.Message))
}
