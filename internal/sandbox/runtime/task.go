package runtime

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/store"
)

// task is one task from PENDING to STOPPED.
type task struct {
	r    *Runtime
	key  store.Key
	spec store.Task

	mu      sync.Mutex
	pid     int
	code    string // stop code and reason, once a stop was asked for
	reason  string
	stopped bool

	exited chan struct{} // closed when the task has ended
}

func newTask(r *Runtime, key store.Key, spec store.Task) *task {
	return &task{r: r, key: key, spec: spec, exited: make(chan struct{})}
}

// stopError is why a task did not start, in ECS's words for it
// (Amazon ECS stopped tasks error messages).
type stopError struct {
	code string
	err  error
}

func (e *stopError) Error() string { return e.code + ": " + e.err.Error() }

// run carries the task through its life and writes the end of it.
func (t *task) run() {
	defer close(t.exited)
	cmd, out, release, err := t.prepare()
	if err == nil {
		defer release()
		err = t.launch(cmd, out)
	}
	if err != nil {
		t.record(func(v *store.Task) {
			v.StopCode, v.StoppedReason = "TaskFailedToStart", err.Error()
			t.end(v)
		})
		return
	}
	err = cmd.Wait()
	out.Flush()
	// Children that outlived the entry point go with it.
	process.SignalGroup(cmd.Process.Pid, syscall.SIGKILL)
	t.record(func(v *store.Task) {
		code := exitCode(cmd, err)
		v.ExitCode = &code
		v.StopCode, v.StoppedReason = t.why(code)
		t.end(v)
	})
}

// prepare does all that may fail before the process starts.
func (t *task) prepare() (*exec.Cmd, *logs.Writer, func(), error) {
	c, err := t.r.definition(t.spec.TaskDefinition)
	if err != nil {
		return nil, nil, nil, &stopError{"TaskDefinitionError", err}
	}
	img, err := t.r.images.pull(c.Image)
	if err != nil {
		return nil, nil, nil, &stopError{"CannotPullContainerError", pullReason(c.Image, err)}
	}
	program, args, dir, err := img.command(c)
	if err != nil {
		return nil, nil, nil, &stopError{"CannotStartContainerError", err}
	}
	port, release, err := t.port(c)
	if err != nil {
		return nil, nil, nil, &stopError{"ResourceInitializationError", err}
	}
	env, err := t.environment(c, img, port)
	if err != nil {
		release()
		return nil, nil, nil, &stopError{"ResourceInitializationError", err}
	}
	out := t.output(c)
	t.record(func(v *store.Task) {
		v.Container, v.Image, v.Digest = c.Name, c.Image, img.digest
		v.LogGroup, v.LogStream = out.Group().Name, out.Stream()
		if port > 0 {
			v.Address = "127.0.0.1:" + strconv.Itoa(port)
		}
	})
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Env = dir, env
	cmd.Stdout, cmd.Stderr = out, out
	// A grandchild that keeps the pipe open must not keep the task from ending.
	cmd.WaitDelay = time.Second
	return cmd, out, release, nil
}

func pullReason(image string, err error) error {
	if errors.Is(err, registry.ErrNotFound) {
		return fmt.Errorf("%s: not found", image)
	}
	return err
}

// launch starts the process, unless a stop came first.
func (t *task) launch(cmd *exec.Cmd, out *logs.Writer) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stopped {
		return &stopError{t.code, errors.New(t.reason)}
	}
	if err := t.r.starter.Start(cmd, syscall.SIGKILL); err != nil {
		out.Flush()
		return &stopError{"CannotStartContainerError", err}
	}
	t.pid = cmd.Process.Pid
	t.record(func(v *store.Task) {
		v.LastStatus, v.PID, v.StartedAt = "RUNNING", t.pid, time.Now()
	})
	return nil
}

// stop ends the task; of several stops the first one's reason counts.
func (t *task) stop(code, reason string, grace time.Duration) {
	t.mu.Lock()
	if !t.stopped {
		t.stopped, t.code, t.reason = true, code, reason
	}
	pid := t.pid
	t.mu.Unlock()
	if pid == 0 {
		return
	}
	t.record(func(v *store.Task) {
		if v.LastStatus != "STOPPED" {
			v.LastStatus, v.DesiredStatus = "DEPROVISIONING", "STOPPED"
		}
	})
	process.SignalGroup(pid, syscall.SIGTERM)
	select {
	case <-t.exited:
	case <-time.After(grace):
		process.SignalGroup(pid, syscall.SIGKILL)
	}
}

// why tells why the task ended: it was stopped, or it ended by itself.
func (t *task) why(exit int) (code, reason string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stopped {
		return t.code, t.reason
	}
	return "EssentialContainerExited", fmt.Sprintf("Essential container in task exited with code %d", exit)
}

func (t *task) end(v *store.Task) {
	v.LastStatus, v.DesiredStatus, v.StoppedAt, v.PID = "STOPPED", "STOPPED", time.Now(), 0
}

// record changes the task's record. A record that is gone, because its cluster
// was deleted, has nobody left to read it.
func (t *task) record(change func(*store.Task)) {
	_ = store.Modify(t.r.cfg.Store, t.key, func(v *store.Task) error {
		change(v)
		return nil
	})
}

// port takes a port for a container that listens; 0 if it does not.
func (t *task) port(c container) (port int, release func(), err error) {
	if len(c.PortMappings) == 0 {
		return 0, func() {}, nil
	}
	port, err = t.r.cfg.Ports.Take()
	return port, func() { t.r.cfg.Ports.Release(port) }, err
}

// exitCode follows the shell: 128 and the signal's number for a process that a signal ended.
func exitCode(cmd *exec.Cmd, err error) int {
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	if err != nil && cmd.ProcessState.ExitCode() < 0 {
		return 1
	}
	return cmd.ProcessState.ExitCode()
}

// tempDir makes the folder that the task is told as TMPDIR.
func (t *task) tempDir() (string, error) {
	dir := filepath.Join(t.r.cfg.Dir, "tasks", taskID(t.spec.ARN))
	return dir, os.MkdirAll(dir, 0o700)
}

// output returns the sink of the task's log lines, as its awslogs options say.
func (t *task) output(c container) *logs.Writer {
	o := c.LogConfiguration.Options
	group := logs.Group{Account: t.key.Account, Region: t.key.Region, Name: o["awslogs-group"]}
	stream := c.Name + "/" + taskID(t.spec.ARN)
	if prefix := o["awslogs-stream-prefix"]; prefix != "" {
		stream = prefix + "/" + stream
	}
	return logs.NewWriter(t.r.cfg.Logs, group, stream, nil)
}
