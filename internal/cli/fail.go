package cli

import (
	"context"
	"errors"
	"fmt"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/view"
)

// exitError ends the command with a code after everything was already said.
type exitError diag.Exit

func (e exitError) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// fail tells why a command failed and returns its exit code.
func (a *app) fail(ctx context.Context, err error) diag.Exit {
	if code, ok := errors.AsType[exitError](err); ok {
		return diag.Exit(code)
	}
	code := diag.ExitOf(err)
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		code = diag.Interrupted
		if _, told := errors.AsType[*diag.Error](err); !told {
			err = &diag.Error{What: "interrupted"}
		}
	}
	view.Error(a.err, a.errStyle(), nearby(err))
	return code
}

// nearby names files in or below the current folder as they are seen from there.
func nearby(err error) error {
	var list diag.List
	for _, p := range diag.Problems(err) {
		near := *p
		near.At.File = nearest(p.At.File)
		list = append(list, &near)
	}
	return list
}
