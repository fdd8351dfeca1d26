package terraform

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

// Two locks keep two Terraforms apart: Terraform's own, which lies beside the
// state and is for everybody, and a claim on the working directory, for this
// machine only.

const (
	// claimEvery is how often a claimed directory is tried again.
	claimEvery = 50 * time.Millisecond
	// patience is how long a claim may be held before the user is told. A
	// process that is just being started holds a copy of every open file for a
	// moment, this claim too.
	patience = 2 * time.Second
)

// claim takes a stack's working directory for one program at a time. The file
// it returns holds the claim as long as any process has it open, and Terraform
// gets it too: so if flota is killed, the next one waits for the Terraform that
// still runs, instead of meeting its lock.
func (r *Runner) claim(ctx context.Context, w stack.Work) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(w.Dir, ".claim"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("claim the working directory of %s: %w", w.Instance.ID, err)
	}
	told, since := false, time.Now()
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return f, nil
		}
		if err != syscall.EWOULDBLOCK && err != syscall.EINTR {
			f.Close()
			return nil, fmt.Errorf("claim the working directory of %s: %w", w.Instance.ID, err)
		}
		if !told && time.Since(since) > patience {
			r.sink.Emit(event.Notice{Message: fmt.Sprintf("%s: waiting for another Terraform in %s to end", w.Instance.ID, w.Dir)})
			told = true
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, context.Cause(ctx)
		case <-time.After(claimEvery):
		}
	}
}
