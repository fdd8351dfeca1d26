package terraform

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"flota.dev/flota/internal/stack"
)

// holder is a run that may hold the lock of a stack's state. It is known by a
// file that is locked for as long as the run or its Terraform lives, whatever
// becomes of the one that started it. So a lock of a state that a killed
// Terraform left behind is told from one whose holder still works, wherever
// either ran: in the fleet's folder or in the checkout of a build.
type holder struct {
	file  *os.File
	stack string // folder of the stack's holders
	work  string // the stack's working directory
}

func (r *Runner) holders(w stack.Work) string {
	return filepath.Join(r.target.Holders, w.Instance.Folder())
}

// hold makes this run known; nil where nobody is to be told, as on AWS.
func (r *Runner) hold(w stack.Work) (*holder, error) {
	if r.target.Holders == "" {
		return nil, nil
	}
	h := &holder{stack: r.holders(w), work: w.Dir}
	fail := func(err error) (*holder, error) {
		return nil, fmt.Errorf("%s: note who may lock its state: %w", w.Instance.ID, err)
	}
	if err := os.MkdirAll(h.stack, 0o700); err != nil {
		return fail(err)
	}
	// By its name it is known once it is locked: before that it would look like a dead one's.
	unnamed := filepath.Join(h.stack, ".new-"+rand.Text())
	var err error
	if h.file, err = os.OpenFile(unnamed, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600); err != nil {
		return fail(err)
	}
	if err := errors.Join(syscall.Flock(int(h.file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), os.Rename(unnamed, h.name(unnamed))); err != nil {
		h.file.Close()
		return fail(err)
	}
	return h, nil
}

func (h *holder) name(unnamed string) string {
	return filepath.Join(h.stack, filepath.Base(unnamed)[len(".new-"):])
}

// end forgets a run whose Terraform ended by itself, and has given back its lock.
// Another one stays known; what it could not save of its state lies beside it then,
// since the folder it ran in may go with its build.
func (h *holder) end(orderly bool) error {
	if h == nil {
		return nil
	}
	var err error
	if orderly {
		err = os.Remove(h.name(h.file.Name()))
	} else if err = os.Rename(filepath.Join(h.work, erroredState), filepath.Join(h.stack, erroredState)); errors.Is(err, os.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, h.file.Close())
}

// dead returns the files of the other runs that were killed, and whether another one lives.
func (h *holder) dead() (files []string, others bool, err error) {
	entries, err := os.ReadDir(h.stack)
	if err != nil {
		return nil, false, err
	}
	own := filepath.Base(h.name(h.file.Name()))
	for _, e := range entries {
		if e.Name() == own || e.Name() == erroredState || e.Name()[0] == '.' {
			continue
		}
		name := filepath.Join(h.stack, e.Name())
		f, err := os.Open(name)
		if errors.Is(err, os.ErrNotExist) {
			continue // it has ended in order meanwhile
		}
		if err != nil {
			return nil, false, err
		}
		if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil {
			files = append(files, name)
		} else {
			others = true
		}
		f.Close()
	}
	return files, others, nil
}

// forget removes the files of runs that were killed.
func forget(files []string) error {
	var errs []error
	for _, name := range files {
		if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// began tells when the first of the runs that were killed began.
func began(files []string) (first time.Time) {
	for _, name := range files {
		if info, err := os.Stat(name); err == nil && (first.IsZero() || info.ModTime().Before(first)) {
			first = info.ModTime()
		}
	}
	return first
}
