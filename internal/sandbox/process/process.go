// Package process starts processes that live no longer than the sandbox, and
// finds the ones that did where the kernel gives no such promise.
package process

import (
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"time"
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

// EndMarked ends every process that has mark (NAME=VALUE) in its environment, as
// all have that were started by one that was given it. The groups of those that
// none of them started are asked to end, and see to the others, as flota does to
// Terraform; what is left after grace is killed.
func EndMarked(mark string, grace time.Duration) {
	pids := marked(mark)
	asked := map[int]bool{}
	for _, pid := range pids {
		group, err := syscall.Getpgid(pid)
		if err != nil || asked[group] || slices.Contains(pids, parent(pid)) {
			continue
		}
		asked[group] = true
		SignalGroup(group, syscall.SIGTERM)
	}
	AwaitMarked(mark, grace)
}

// AwaitMarked waits until no process has mark (NAME=VALUE) in its environment.
// What is left after grace is killed.
func AwaitMarked(mark string, grace time.Duration) {
	deadline := time.Now().Add(grace)
	for pids := marked(mark); len(pids) > 0; pids = marked(mark) {
		if time.Now().After(deadline) {
			for _, pid := range pids {
				_ = syscall.Kill(pid, syscall.SIGKILL)
			}
		}
		time.Sleep(endEvery)
	}
}

// endEvery is how often it is looked whether processes have ended.
const endEvery = 20 * time.Millisecond

// AnyMarked reports whether a process has mark (NAME=VALUE) in its environment.
func AnyMarked(mark string) bool { return len(marked(mark)) > 0 }
