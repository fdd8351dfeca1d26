package terraform

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
)

// stateLock is what Terraform tells of a lock that it met.
type stateLock struct {
	id, who, created string
}

// lockInfo matches a line of it.
var lockInfo = regexp.MustCompile(`(?m)^\s*(ID|Who|Created):\s+(.*?)\s*$`)

func readLock(said string) stateLock {
	var l stateLock
	for _, m := range lockInfo.FindAllStringSubmatch(said, -1) {
		switch m[1] {
		case "ID":
			l.id = m[2]
		case "Who":
			l.who = m[2]
		case "Created":
			l.created = m[2]
		}
	}
	return l
}

func (d diagnostic) locked() bool { return strings.Contains(d.Summary, "acquiring the state lock") }

func (r *Runner) locked(w stack.Work, said string) *diag.Error {
	l := readLock(said)
	if l.id == "" {
		return &diag.Error{What: w.Instance.ID + ": the state could not be locked", Detail: detail(said)}
	}
	since, _, _ := strings.Cut(l.created, ".")
	return &diag.Error{
		What: fmt.Sprintf("%s: the state is locked by %s since %s", w.Instance.ID, cmp.Or(l.who, "somebody"), since),
		Hint: fmt.Sprintf("wait for it to end; if it is gone for good: %s -chdir=%s force-unlock %s",
			filepath.Base(r.engine.Path), w.Rel(w.Dir), l.id),
		Exit: diag.Locked, Err: provision.ErrLocked,
	}
}

// locking runs a command that takes the state's lock. A lock that it meets may be
// that of a Terraform that was killed. A sandbox is this machine's only, and who
// may hold a lock is known: there such a lock is taken away. On AWS that is for a
// person to decide.
func (r *Runner) locking(ctx context.Context, w stack.Work, args ...string) (s *stream, e ended, err error) {
	h, err := r.hold(w)
	if err != nil {
		return r.stream(w), ended{}, err
	}
	s, e, err = r.held(ctx, w, h, args...)
	if err == nil && h != nil && e.code >= 0 {
		s, e, err = r.clear(ctx, w, h, s, e, args...)
	}
	return s, e, errors.Join(err, h.end(e.code >= 0 && !s.unsettled()))
}

func (r *Runner) held(ctx context.Context, w stack.Work, h *holder, args ...string) (*stream, ended, error) {
	s := r.stream(w)
	var open []*os.File
	if h != nil {
		open = append(open, h.file)
	}
	e, err := r.runWith(ctx, w, s.line, open, args...)
	return s, e, err
}

// clear sees to what killed runs have left, after a run that ended by itself. One
// that met their lock is done again without it.
func (r *Runner) clear(ctx context.Context, w stack.Work, h *holder, s *stream, e ended, args ...string) (*stream, ended, error) {
	dead, others, err := h.dead()
	if err != nil || len(dead) == 0 {
		return s, e, err
	}
	l, met := s.lock()
	switch {
	case !met:
		return s, e, forget(dead) // the lock was free, or another trouble came first
	case others || !l.ours(began(dead)):
		return s, e, nil
	}
	r.sink.Emit(event.Notice{Message: fmt.Sprintf("%s: removing the lock of a Terraform that was killed", w.Instance.ID)})
	unlock := r.stream(w)
	if e, err := r.run(ctx, w, unlock.line, "force-unlock", "-force", l.id); err != nil || e.code != 0 {
		return unlock, e, err
	}
	if err := forget(dead); err != nil {
		return s, e, err
	}
	return r.held(ctx, w, h, args...)
}

// lock returns the lock that stopped the run, if one did.
func (s *stream) lock() (stateLock, bool) {
	for _, d := range s.diags {
		if d.locked() {
			l := readLock(d.Detail)
			return l, l.id != ""
		}
	}
	return stateLock{}, false
}

// unsettled reports whether the run could not give back its lock, or save its
// state: then both are as those of a killed one.
func (s *stream) unsettled() bool {
	return slices.ContainsFunc(s.diags, func(d diagnostic) bool {
		return slices.ContainsFunc([]string{"releasing the state lock", "Failed to save state", "Failed to persist state"}, func(what string) bool {
			return strings.Contains(d.Summary, what)
		})
	})
}

// ours reports whether the lock was made by this user on this machine after the given time.
func (l stateLock) ours(after time.Time) bool {
	made, err := time.Parse("2006-01-02 15:04:05.999999999 -0700 MST", l.created)
	return err == nil && l.who == self() && !made.Before(after.Truncate(time.Second))
}

// self is how Terraform names who holds a lock.
func self() string {
	name := ""
	if u, err := user.Current(); err == nil {
		name = u.Username
	}
	host, _ := os.Hostname()
	return name + "@" + host
}
