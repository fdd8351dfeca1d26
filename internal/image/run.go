package image

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"flota.dev/flota/internal/diag"
)

// maxDetail is how many lines of a failed command's output are told: the last ones.
const maxDetail = 40

// patience is how long a command may take to end once it is told to.
const patience = 5 * time.Second

// command is a program to run.
type command struct {
	dir   string
	env   []string // besides flota's own
	args  []string
	shown string // how the command is written in messages and hints
}

// run runs a build command of a service. What it prints is told only if it fails.
func run(ctx context.Context, service string, c command) error {
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	cmd.Dir, cmd.Env = c.dir, append(os.Environ(), c.env...)
	cmd.Stdout, cmd.Stderr = &out, &out
	// A group of its own, so that an interrupt reaches what the command has started too.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	cmd.WaitDelay = patience
	err := cmd.Run()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	return &diag.Error{
		What:   fmt.Sprintf("building %q failed: %s: %s", service, c.shown, ended(err)),
		Hint:   fmt.Sprintf("cd %s && %s", c.dir, c.shown),
		Detail: lastLines(out.String()),
		Err:    err,
	}
}

func ended(err error) string {
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.Exited() {
		return fmt.Sprintf("exit status %d", exit.ExitCode())
	}
	return err.Error()
}

func lastLines(s string) []string {
	s = strings.TrimRight(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	if s == "" {
		return nil
	}
	lines := strings.Split(s, "\n")
	return lines[max(0, len(lines)-maxDetail):]
}
