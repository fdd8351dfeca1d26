package cli

import "flota.dev/flota/internal/view"

// tell prints a report in a format.
func (a *app) tell(e *examination, format string) error {
	if write := formats[format]; write != nil {
		return write(a.out, e.report)
	}
	view.Report(a.out, a.style(), e.report, e.took, a.verbose)
	return nil
}
