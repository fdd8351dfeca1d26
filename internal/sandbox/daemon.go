package sandbox

import (
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
	"flota.dev/flota/internal/fleet"
)

// Up starts a sandbox for the project in dir as a process of its own, by
// running command (flota itself, told to serve), and waits until it is ready.
// If one runs already, it is returned, and started is false.
func Up(ctx context.Context, dir string, command []string) (s State, started bool, err error) {
	s, err = Find(dir)
	if err == nil || !errors.Is(err, ErrDown) {
		return s, false, err
	}
	folder, err := fleet.MakeFolder(dir, "sandbox")
	if err != nil {
		return State{}, false, err
	}
	logPath := filepath.Join(folder, "sandbox.log")
	log, err := os.OpenFile(logPath, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return State{}, false, err
	}
	defer log.Close()
	from, err := log.Seek(0, io.SeekEnd)
	if err != nil {
		return State{}, false, err
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, log, log
	// A session of its own: Ctrl-C in the terminal that started it is not meant for it.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return State{}, false, err
	}
	s, err = awaitUp(ctx, dir, cmd)
	if errors.Is(err, errEnded) {
		err = failed(cmd, logPath, from)
	}
	return s, err == nil, err
}

// errEnded says that a sandbox ended before it was up.
var errEnded = errors.New("the sandbox ended")

func awaitUp(ctx context.Context, dir string, cmd *exec.Cmd) (State, error) {
	exited := make(chan error, 1)
	go func() { exited <- cmd.Wait() }()
	t := time.NewTicker(10 * time.Millisecond)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			_ = cmd.Process.Signal(syscall.SIGTERM)
			return State{}, ctx.Err()
		case <-exited:
			return State{}, errEnded
		case <-t.C:
			if s, err := Find(dir); err == nil && s.PID == cmd.Process.Pid {
				return s, nil
			}
		}
	}
}

// Down ends the sandbox of the project in dir and waits until it is gone. What
// it keeps stays: the next Up goes on from there. ErrDown says that none runs.
func Down(ctx context.Context, dir string) error {
	s, err := Find(dir)
	if errors.Is(err, ErrDown) {
		// One that was killed leaves its state file behind.
		return errors.Join(ErrDown, removeIfThere(filepath.Join(dir, StateFile)))
	}
	if err != nil {
		return err
	}
	if err := syscall.Kill(s.PID, syscall.SIGTERM); err != nil {
		return fmt.Errorf("end the sandbox, process %d: %w", s.PID, err)
	}
	t := time.NewTicker(20 * time.Millisecond)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-t.C:
			if !Remembered(dir) && syscall.Kill(s.PID, 0) != nil {
				return nil
			}
		}
	}
}

// Reset deletes all that the sandbox of dir keeps. The sandbox must be down, and
// known to be.
func Reset(dir string) error {
	_, err := Find(dir)
	if err == nil {
		return &diag.Error{What: "the sandbox is up", Hint: "flota sandbox down"}
	}
	if !errors.Is(err, ErrDown) {
		return err
	}
	return errors.Join(removeIfThere(filepath.Join(dir, StateFile)), os.RemoveAll(filepath.Join(dir, Folder)))
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// failed tells why a sandbox did not start, in its own words: what it wrote to
// its log since from, where it tells problems as flota does on a terminal.
func failed(cmd *exec.Cmd, logPath string, from int64) error {
	var said []string
	if raw, err := os.ReadFile(logPath); err == nil {
		said = strings.Split(strings.TrimSpace(string(raw[min(from, int64(len(raw))):])), "\n")
	}
	var told diag.List
	for _, line := range said {
		if what, ok := strings.CutPrefix(line, "flota: "); ok {
			told = append(told, &diag.Error{What: "the sandbox did not start: " + what, Exit: diag.Exit(cmd.ProcessState.ExitCode())})
		}
		if hint, ok := strings.CutPrefix(line, "hint: "); ok && len(told) > 0 {
			told[len(told)-1].Hint = hint
		}
	}
	if len(told) > 0 {
		return told
	}
	return &diag.Error{
		What:   "the sandbox did not start",
		Detail: said[max(0, len(said)-5):],
		Hint:   "the whole log is in " + logPath,
	}
}
