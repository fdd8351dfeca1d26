package diag

import (
	"errors"
	"strings"
)

// Problems takes err apart into what a person has to mend, one by one: the
// errors of lists and of errors.Join, at any depth. What is no *Error becomes
// one, and the text that fmt.Errorf puts before a single *Error stays.
func Problems(err error) []*Error {
	if err == nil {
		return nil
	}
	if e, ok := err.(*Error); ok {
		return []*Error{e}
	}
	if parts, ok := joined(err); ok {
		var all []*Error
		for _, part := range parts {
			all = append(all, Problems(part)...)
		}
		return all
	}
	first, ok := errors.AsType[*Error](err)
	if !ok {
		return []*Error{{What: err.Error(), Err: err}}
	}
	switch inner := Problems(errors.Unwrap(err)); len(inner) {
	case 0:
		return []*Error{within(err.Error(), first.Error(), first)}
	case 1:
		return []*Error{within(err.Error(), errors.Unwrap(err).Error(), inner[0])}
	default:
		return inner
	}
}

// joined returns the parts of a list. An error that wraps several and has a
// text of its own, as fmt.Errorf makes them, is one problem.
func joined(err error) ([]error, bool) {
	j, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return nil, false
	}
	var texts []string
	for _, part := range j.Unwrap() {
		texts = append(texts, part.Error())
	}
	return j.Unwrap(), err.Error() == strings.Join(texts, "\n")
}

// within returns e, whose text until now is told, with all of text; its place,
// hint and exit code stay.
func within(text, told string, e *Error) *Error {
	around := *e
	around.What = strings.Replace(text, told, e.What, 1)
	return &around
}
