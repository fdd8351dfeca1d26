package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
)

// mostTestLines is how many of the last lines of tests that failed are told again.
const mostTestLines = 40

// tests runs the service's own tests. What they print is told as it comes.
func (s *step) tests(ctx context.Context) error {
	test := s.service.Test
	if test.Command == "" {
		return nil
	}
	var output bytes.Buffer
	began := time.Now()
	failed := s.shell(ctx, test.Command, &output)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	t, err := s.tested(test.Command, test.Reports, time.Since(began), failed, output.String())
	if err != nil {
		return err
	}
	if err := s.reporter.tests(ctx, t); err != nil {
		return err
	}
	if failed == nil {
		return nil
	}
	return &diag.Error{
		What:   fmt.Sprintf("the tests of %s failed: %s: %v", s.service.Name, test.Command, failed),
		Detail: lastLines(output.String(), mostTestLines),
		Hint:   fmt.Sprintf("cd %s && %s", nearest(s.service.Dir), test.Command), Err: failed,
	}
}

// shell runs a command in the service's folder, and everything it starts ends with it.
func (s *step) shell(ctx context.Context, command string, output io.Writer) error {
	cmd := exec.CommandContext(ctx, "sh", "-c", command)
	cmd.Dir = s.service.Dir
	out := io.MultiWriter(s.err, output)
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	cmd.WaitDelay = 5 * time.Second
	return cmd.Run()
}

// tested leaves a JUnit report where CI systems look for it, and returns what
// it tells: that of the tests themselves, or one of the command.
func (s *step) tested(command, reports string, took time.Duration, failed error, output string) (pipeline.Tests, error) {
	t := pipeline.Tests{Service: s.service.Name, URL: s.logURL()}
	dir, err := s.stepFolder("reports")
	if err != nil {
		return t, err
	}
	found, err := s.ownReports(reports, dir)
	if err == nil && len(found) == 0 {
		found = []string{filepath.Join(dir, "tests.xml")}
		err = writeTests(found[0], s.service.Name, command, took, failed, output)
	}
	for _, name := range found {
		err = errors.Join(err, readTests(&t, name))
	}
	return t, err
}

// ownReports copies the reports that the tests left behind to those of the step.
func (s *step) ownReports(pattern, dir string) ([]string, error) {
	if pattern == "" {
		return nil, nil
	}
	files, err := filepath.Glob(filepath.Join(s.service.Dir, pattern))
	if err != nil {
		return nil, err
	}
	var out []string
	for i, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		name := filepath.Join(dir, fmt.Sprintf("tests-%d.xml", i))
		if err := os.WriteFile(name, content, 0o600); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, nil
}

func writeTests(name, service, command string, took time.Duration, failed error, output string) error {
	text := ""
	if failed != nil {
		text = strings.Join(append(lastLines(output, mostTestLines), failed.Error()), "\n")
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(pipeline.WriteJUnit(f, service, command, took, text), f.Close())
}

func readTests(t *pipeline.Tests, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return t.ReadJUnit(f)
}

func lastLines(text string, most int) []string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return lines[max(0, len(lines)-most):]
}
