// Package process starts processes that live no longer than the sandbox, and
// finds the ones that did where the kernel gives no such promise.
package process

import (
	"os/exec"
	"runtime"
	"syscall"
)

// Starter starts processes from one thread that lives as long as it does.
// Linux kills a child when the thread that made it ends (prctl(2),
// PR_SET_PDEATHSIG), and Go ends threads as it likes.
type Starter struct {
	requests chan request
}

type request struct {
	cmd  *exec.Cmd
	done chan error
}

// NewStarter returns a starter; Close ends it.
func NewStarter() *Starter {
	s := &Starter{requests: make(chan request)}
	go func() {
		runtime.LockOSThread()
		for r := range s.requests {
			r.done <- r.cmd.Start()
		}
	}()
	return s
}

// Start starts cmd at the head of a process group of its own. When the sandbox
// dies, however it does, the kernel sends it onDeath (on Linux).
func (s *Starter) Start(cmd *exec.Cmd, onDeath syscall.Signal) error {
	own(cmd, onDeath)
	r := request{cmd: cmd, done: make(chan error, 1)}
	s.requests <- r
	return <-r.done
}

// Close ends the starter's thread. Processes started before with an onDeath
// signal get it, so close it when they are gone.
func (s *Starter) Close() { close(s.requests) }

// SignalGroup sends sig to the process group that pid leads. A group that is
// gone already is what the caller wants, so there is no error to tell.
func SignalGroup(pid int, sig syscall.Signal) { _ = syscall.Kill(-pid, sig) }

// KillLeftover kills the group of a process that outlived an earlier sandbox.
// Since process IDs are used again, it looks for mark (NAME=VALUE) in the
// process's environment first.
func KillLeftover(pid int, mark string) {
	if pid > 1 && hasEnvironment(pid, mark) {
		SignalGroup(pid, syscall.SIGKILL)
	}
}

// KillMarked kills every process that has mark (NAME=VALUE) in its environment,
// as all have that were started by one that was given it.
func KillMarked(mark string) {
	for _, pid := range marked(mark) {
		_ = syscall.Kill(pid, syscall.SIGKILL)
	}
}
