package cli

import (
	"context"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/terraform"
	"flota.dev/flota/internal/view"
)

// tell prints a report in a format.
func (a *app) tell(e *examination, format string) error {
	if write := formats[format]; write != nil {
		return write(a.out, e.report)
	}
	view.Report(a.out, a.style(), e.report, e.took, a.verbose)
	return nil
}

// terraformGet lets Terraform fetch the modules of a folder.
func (a *app) terraformGet(ctx context.Context, dir string) error {
	program, err := terraform.Finder{Sink: event.Discard}.Find(ctx)
	if err != nil {
		return err
	}
	return terraform.New(program, terraform.Target{}, event.Discard).Get(ctx, dir)
}
