package script

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// commands are what sessions can do besides testscript's own.
var commands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"exits":      exits,
	"eventually": eventually,
	"start":      start,
	"signal":     signal,
	"ends":       ends,
	"waive":      waive,
	"crash":      crash,
	"address":    address,
	"reattach":   reattach,
	"attested":   attested,
}

// patience is how long a session waits for what must come.
const patience = 90 * time.Second

// wants fails the session unless the command is written as it should be.
func wants(ts *testscript.TestScript, ok bool, usage string) {
	if !ok {
		ts.Fatalf("usage: %s", usage)
	}
}

// exits runs a program and checks its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) > 1, "exits CODE program [args...]")
	got, err := 0, ts.Exec(args[1], args[2:]...)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}

// eventually runs a program again and again until it succeeds and what it
// prints matches.
func eventually(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) > 1, "eventually REGEXP program [args...]")
	want, err := regexp.Compile("(?m)" + args[0])
	ts.Check(err)
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if err := ts.Exec(args[1], args[2:]...); err == nil && want.MatchString(ts.ReadFile("stdout")) {
			return
		}
		if time.Now().After(deadline) {
			ts.Fatalf("not so after %s: %s", patience, args[0])
		}
	}
}

// session is what the commands keep of one session.
type session struct {
	env  []string
	jobs map[string]*job
}

// job is a program that start has started. Its output goes to files.
type job struct {
	cmd         *exec.Cmd
	out, errOut string
	done        chan struct{}
}

type sessionKey struct{}

func sessionOf(ts *testscript.TestScript) *session { return ts.Value(sessionKey{}).(*session) }

// start runs flota beside the session, with the environment that the session
// began with. What it prints is in NAME.out and NAME.err in the session's root,
// to be looked at while it runs.
func start(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) > 2 && args[1] == "flota", "start NAME flota [args...]")
	s := sessionOf(ts)
	file := filepath.Join(ts.Getenv("WORK"), args[0])
	out, err := os.Create(file + ".out")
	ts.Check(err)
	defer out.Close()
	errOut, err := os.Create(file + ".err")
	ts.Check(err)
	defer errOut.Close()
	j := &job{cmd: exec.Command(filepath.Join(bin, "flota"), args[2:]...), out: out.Name(), errOut: errOut.Name(), done: make(chan struct{})}
	j.cmd.Dir, j.cmd.Env, j.cmd.Stdout, j.cmd.Stderr = ts.MkAbs("."), s.env, out, errOut
	ts.Check(j.cmd.Start())
	go func() {
		_ = j.cmd.Wait() // how it ended is in its state
		close(j.done)
	}()
	s.jobs[args[0]] = j
}

// signal sends a signal to what start has started.
func signal(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 2, "signal INT|KILL NAME")
	number, ok := map[string]syscall.Signal{"INT": syscall.SIGINT, "KILL": syscall.SIGKILL}[args[0]]
	j := sessionOf(ts).jobs[args[1]]
	wants(ts, ok && j != nil, "signal INT|KILL NAME")
	ts.Check(j.cmd.Process.Signal(number))
}

// ends waits until what start has started ends, checks its exit code (-1 if it
// was killed) and takes its output for the session's.
func ends(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 2, "ends CODE NAME")
	j := sessionOf(ts).jobs[args[1]]
	wants(ts, j != nil, "ends CODE NAME")
	select {
	case <-j.done:
	case <-time.After(patience):
		ts.Fatalf("%s still runs after %s", args[1], patience)
	}
	fmt.Fprint(ts.Stdout(), ts.ReadFile(j.out))
	fmt.Fprint(ts.Stderr(), ts.ReadFile(j.errOut))
	if got := strconv.Itoa(j.cmd.ProcessState.ExitCode()); got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// end kills what still runs when the session is over.
func (s *session) end() {
	for _, j := range s.jobs {
		_ = j.cmd.Process.Kill()
		<-j.done
	}
}

// crash kills the sandbox of the fleet here, the hard way, and waits until it is gone.
func crash(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 0, "crash")
	state := stateOf(ts)
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if syscall.Kill(state.PID, syscall.SIGKILL) != nil {
			return
		}
	}
	ts.Fatalf("process %d does not end", state.PID)
}

// address puts host:port of the sandbox's API or edge into a variable.
func address(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 2, "address VARIABLE api|edge")
	state := stateOf(ts)
	where := map[string]string{"api": state.API, "edge": state.Edge}[args[1]]
	ts.Setenv(args[0], strings.TrimPrefix(where, "http://"))
}

// reattach lets Terraform, run by hand, find the sandbox's provider.
func reattach(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 0, "reattach")
	ts.Setenv("TF_REATTACH_PROVIDERS", stateOf(ts).Provider)
}

// state is what the commands read of .flota/sandbox.json.
type state struct {
	PID                 int
	API, Edge, Provider string
}

func stateOf(ts *testscript.TestScript) (s state) {
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(".flota/sandbox.json")), &s))
	return s
}
