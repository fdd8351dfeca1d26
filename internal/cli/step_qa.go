package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"flota.dev/flota/internal/gate"
)

// qa holds the service's stacks and the repository against the gate, and runs
// the service's tests. Both are told, and leave reports, whatever comes of either.
func (s *step) qa(ctx context.Context) error {
	e, err := s.look(ctx, selection{services: []string{s.service.Name}})
	if err != nil {
		return err
	}
	if err := errors.Join(s.tell(e, "text"), s.leave(e.report), s.reporter.findings(ctx, e.report)); err != nil {
		return err
	}
	var refused error
	if e.report.Blocked() {
		refused = blocked("the gate blocks", e.report)
	}
	return errors.Join(refused, s.tests(ctx))
}

// leave leaves what the gate found where CI systems look for it.
func (s *step) leave(r gate.Report) error {
	dir, err := s.stepFolder("reports")
	if err != nil {
		return err
	}
	for name, format := range map[string]string{"check.xml": "junit", "check.sarif": "sarif"} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		if err := errors.Join(formats[format](f, r), f.Close()); err != nil {
			return err
		}
	}
	return nil
}
