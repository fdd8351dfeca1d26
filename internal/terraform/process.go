package terraform

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"syscall"
)

// processes are the running engines, each the leader of a process group of its
// own: Ctrl-C on a terminal reaches flota only, which passes it on once.
type processes struct {
	mu      sync.Mutex
	running map[int]struct{}
}

func (p *processes) add(pid int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.running == nil {
		p.running = map[int]struct{}{}
	}
	p.running[pid] = struct{}{}
}

func (p *processes) remove(pid int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.running, pid)
}

// kill ends all of them at once.
func (p *processes) kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for pid := range p.running {
		_ = syscall.Kill(-pid, syscall.SIGKILL)
	}
}

// invocation is one run of the engine.
type invocation struct {
	path string
	args []string
	dir  string
	env  []string
	// inherited are kept open by the program as long as it lives.
	inherited []*os.File
	// line is called with each line of standard output.
	line func([]byte)
}

// ended tells how an invocation ended.
type ended struct {
	code   int    // exit code; -1 if a signal ended it
	stderr string // the beginning of what it said there
}

const stderrLimit = 64 << 10

// run runs the program to its end. When ctx ends, the program is interrupted
// once, as by Ctrl-C, and still waited for: it stops what it does in order, and
// gives back its lock. The error is about starting it, never about its exit code.
func (p *processes) run(ctx context.Context, in invocation) (ended, error) {
	if err := context.Cause(ctx); err != nil {
		return ended{}, err
	}
	out, err := newOutput()
	if err != nil {
		return ended{}, fmt.Errorf("run %s: %w", in.path, err)
	}
	defer out.close()
	stderr, err := newOutput()
	if err != nil {
		return ended{}, fmt.Errorf("run %s: %w", in.path, err)
	}
	defer stderr.close()
	cmd := exec.CommandContext(ctx, in.path, in.args...)
	cmd.Dir, cmd.Env = in.dir, in.env
	cmd.Stdout, cmd.Stderr = out.writer, stderr.writer
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
	cmd.ExtraFiles = in.inherited
	if err := cmd.Start(); err != nil {
		return ended{}, fmt.Errorf("run %s: %w", in.path, err)
	}
	p.add(cmd.Process.Pid)
	var reading sync.WaitGroup
	var readErr error
	reading.Go(func() { readErr = lines(out, in.line) })
	err = cmd.Wait()
	p.remove(cmd.Process.Pid)
	out.end()
	reading.Wait()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited && ctx.Err() == nil {
		return ended{}, fmt.Errorf("run %s: %w", in.path, err)
	}
	said, err := io.ReadAll(io.LimitReader(stderr.reader, stderrLimit))
	return ended{code: cmd.ProcessState.ExitCode(), stderr: string(said)}, errors.Join(readErr, err)
}

// lines calls line with each line that r gives, however long.
func lines(r io.Reader, line func([]byte)) error {
	buffered := bufio.NewReader(r)
	for {
		b, err := buffered.ReadBytes('\n')
		if b = bytes.TrimSpace(b); len(b) > 0 && line != nil {
			line(b)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the output of Terraform: %w", err)
		}
	}
}
