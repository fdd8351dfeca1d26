// Package diag holds what every floor says when something is wrong: one error
// type that carries what happened, where, and what to do next, and a list of
// them for places that report all problems at once.
package diag

import (
	"fmt"
	"strings"
)

// Exit is a process exit code. The values are a promise to scripts; docs/errors.md lists them.
type Exit int

// Exit codes of the flota command.
const (
	OK            Exit = 0
	Failed        Exit = 1
	Changes       Exit = 2 // plan --detailed-exitcode: changes are present
	Blocked       Exit = 3 // the gate blocks
	RolledBack    Exit = 4
	Stuck         Exit = 5 // stuck or timed out
	BadManifest   Exit = 10
	Locked        Exit = 11 // another holds the lock
	NoCredentials Exit = 12
	Usage         Exit = 64
	Interrupted   Exit = 130
)

// Position is a place in a file. Line and Column count from 1; zero means unknown.
type Position struct {
	File   string
	Line   int
	Column int
}

// String renders file:line:column, leaving out what is unknown.
func (p Position) String() string {
	switch {
	case p.File == "":
		return ""
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Error is one problem, told for the person who has to mend it.
type Error struct {
	// What happened: lower case, no full stop.
	What string
	// At is where, if there is a place.
	At Position
	// Excerpt is the line at fault, without its newline.
	Excerpt string
	// Hint is what to do next, best a command to copy.
	Hint string
	// Detail holds further lines, such as the last log lines of a crashed task.
	Detail []string
	// Exit is the process exit code this problem asks for; zero counts as Failed.
	Exit Exit
	// Err is the cause, for errors.Is and errors.As. It is not printed: What must tell it.
	Err error
}

// Error renders the problem on one line: place, then what happened.
func (e *Error) Error() string {
	if at := e.At.String(); at != "" {
		return at + ": " + e.What
	}
	return e.What
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// List is several problems found in one run, in the order in which they stand.
type List []*Error

// Error renders one problem a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, e := range l {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems, for errors.Is and errors.As.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, e := range l {
		errs[i] = e
	}
	return errs
}

// Err returns the list as an error, or nil if it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// ExitOf returns the exit code that err asks for: OK for nil, the first code
// that any problem in it names, else Failed.
func ExitOf(err error) Exit {
	if err == nil {
		return OK
	}
	for _, p := range Problems(err) {
		if p.Exit != 0 {
			return p.Exit
		}
	}
	return Failed
}
