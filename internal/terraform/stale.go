package terraform

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
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

// locking runs a command that takes the state's lock. While it runs, a mark in
// the working directory says so; one that is found there is of a Terraform that
// was killed, and may have left its lock. A sandbox is this machine's only, so
// there such a lock is taken away; on AWS that is for a person to decide.
func (r *Runner) locking(ctx context.Context, w stack.Work, args ...string) (*stream, ended, error) {
	mark := filepath.Join(w.Dir, ".locking")
	before, err := os.Stat(mark)
	died := err == nil
	s, e, err := r.marked(ctx, w, mark, args...)
	if err != nil || e.code == 0 || !died || !r.target.sandbox() {
		return s, e, err
	}
	l, ok := s.left(before.ModTime())
	if !ok {
		return s, e, nil
	}
	r.sink.Emit(event.Notice{Message: fmt.Sprintf("%s: removing the lock of a Terraform that was killed", w.Instance.ID)})
	unlock := r.stream(w)
	if e, err := r.run(ctx, w, unlock.line, "force-unlock", "-force", l.id); err != nil || e.code != 0 {
		return unlock, e, err
	}
	return r.marked(ctx, w, mark, args...)
}

func (r *Runner) marked(ctx context.Context, w stack.Work, mark string, args ...string) (*stream, ended, error) {
	s := r.stream(w)
	if err := os.WriteFile(mark, nil, 0o644); err != nil {
		return s, ended{}, fmt.Errorf("%s: %w", w.Instance.ID, err)
	}
	e, err := r.run(ctx, w, s.line, args...)
	if err == nil && e.code >= 0 {
		err = os.Remove(mark)
	}
	return s, e, err
}

// left returns the lock that stopped the run, if it was made by this user on
// this machine after the given time.
func (s *stream) left(after time.Time) (stateLock, bool) {
	for _, d := range s.diags {
		if !d.locked() {
			continue
		}
		l := readLock(d.Detail)
		made, err := time.Parse("2006-01-02 15:04:05.999999999 -0700 MST", l.created)
		return l, err == nil && l.id != "" && l.who == self() && !made.Before(after.Truncate(time.Second))
	}
	return stateLock{}, false
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
