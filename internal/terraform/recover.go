package terraform

import (
	"context"
	"os"
	"path/filepath"

	"flota.dev/flota/internal/stack"
)

// erroredState is the file in which Terraform leaves a state that it could not save.
const erroredState = "errored.tfstate"

// recover saves a state that an earlier apply could not, say because the disk was
// full, or the sandbox gone. Terraform refuses it if the kept state has moved on
// since; then the file stays, and the error says so.
func (r *Runner) recover(ctx context.Context, w stack.Work) error {
	if err := r.push(ctx, w, filepath.Join(w.Dir, erroredState)); err != nil || r.target.Holders == "" {
		return err
	}
	return r.push(ctx, w, filepath.Join(r.holders(w), erroredState))
}

func (r *Runner) push(ctx context.Context, w stack.Work, left string) error {
	if _, err := os.Stat(left); err != nil {
		return nil
	}
	args := []string{"state", "push", "-no-color", left}
	free, err := r.lockIsTheDeads(w)
	if err != nil {
		return err
	}
	if free {
		args = []string{"state", "push", "-no-color", "-lock=false", left}
	}
	s := r.stream(w)
	e, err := r.run(ctx, w, s.line, args...)
	if err != nil {
		return err
	}
	if e.code != 0 {
		return r.failure(ctx, w, "state push of the state that an earlier apply left behind", s, e)
	}
	return os.Remove(left)
}

// lockIsTheDeads reports whether, in a sandbox, runs were killed that may have
// left the lock of the state, and none lives that may have it now.
func (r *Runner) lockIsTheDeads(w stack.Work) (bool, error) {
	h, err := r.hold(w)
	if err != nil || h == nil {
		return false, err
	}
	dead, others, err := h.dead()
	if end := h.end(true); err == nil {
		err = end
	}
	return len(dead) > 0 && !others, err
}
