// Package source is the sandbox's Bitbucket: bare git repositories on disk, to
// which people push. It tells what a push brought, once for each push, also for
// those that came while the sandbox was down, and hands out commits to builds.
package source

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"flota.dev/flota/internal/sandbox/store"
)

// Errors that callers tell apart.
var (
	ErrName     = errors.New("not the name of a repository")
	ErrNoBranch = errors.New("no such branch")
	ErrNoCommit = errors.New("no such commit")
)

// Config is what Repositories work with.
type Config struct {
	// Dir holds the repositories, each at OWNER/NAME.git.
	Dir   string
	Store *store.Store
	// Hook is the program, with its first arguments, that runs after each push;
	// it is given the repository's name as the last. Empty for none.
	Hook []string
}

// Repositories are all repositories of the sandbox. Their names are Bitbucket's
// full ones, such as example/cambio. Safe for use by many goroutines.
type Repositories struct {
	cfg Config

	mu    sync.Mutex
	locks map[string]*sync.Mutex
}

// New returns the repositories below cfg.Dir; Ensure makes them.
func New(cfg Config) *Repositories {
	return &Repositories{cfg: cfg, locks: map[string]*sync.Mutex{}}
}

var fullName = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._-]*/[A-Za-z0-9_][A-Za-z0-9._-]*$`)

// Path is where the repository is: what git remote add takes.
func (r *Repositories) Path(name string) string {
	return filepath.Join(r.cfg.Dir, filepath.FromSlash(name)+".git")
}

// Ensure makes a repository unless it is there, and writes its hook anew, since
// this program may have moved. A new repository's default branch is branch.
func (r *Repositories) Ensure(ctx context.Context, name, branch string) error {
	if !fullName.MatchString(name) {
		return fmt.Errorf("%w: %q, want OWNER/NAME", ErrName, name)
	}
	defer r.lock(name)()
	path := r.Path(name)
	if _, err := os.Stat(filepath.Join(path, "HEAD")); errors.Is(err, os.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if branch == "" {
			branch = "main"
		}
		if _, err := run(ctx, "init", "--quiet", "--bare", "--initial-branch="+branch, "--", path); err != nil {
			return err
		}
	} else if err != nil {
		return err
	}
	return r.writeHook(name)
}

func (r *Repositories) writeHook(name string) error {
	if len(r.cfg.Hook) == 0 {
		return nil
	}
	dir := filepath.Join(r.Path(name), "hooks")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	var words []string
	for _, w := range append(append([]string{}, r.cfg.Hook...), name) {
		words = append(words, quote(w))
	}
	// The program may be gone by the time of a push, which must not fail for it.
	text := "#!/bin/sh\n" + strings.Join(words, " ") + " || :\n"
	part := filepath.Join(dir, "post-receive.part")
	if err := os.WriteFile(part, []byte(text), 0o700); err != nil {
		return err
	}
	return os.Rename(part, filepath.Join(dir, "post-receive"))
}

// quote makes s one word of a shell.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// lock keeps others from a repository until the returned function is called.
func (r *Repositories) lock(name string) (unlock func()) {
	r.mu.Lock()
	m := r.locks[name]
	if m == nil {
		m = &sync.Mutex{}
		r.locks[name] = m
	}
	r.mu.Unlock()
	m.Lock()
	return m.Unlock
}
