package source

import (
	"context"
	"fmt"
	"io"
	"strings"
)

// Commit is what a source action tells of a commit.
type Commit struct {
	ID          string
	AuthorName  string
	AuthorEmail string
	AuthorDate  string // RFC 3339
	Message     string
}

// Head returns the commit that a branch is at, or ErrNoBranch.
func (r *Repositories) Head(ctx context.Context, name, branch string) (string, error) {
	out, err := run(ctx, "-C", r.Path(name), "rev-parse", "--verify", "--quiet", "--end-of-options", "refs/heads/"+branch+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("%w: %s has no branch %s", ErrNoBranch, name, branch)
	}
	return strings.TrimSpace(out), nil
}

// Commit returns a commit by its ID, whole or abbreviated, or ErrNoCommit.
func (r *Repositories) Commit(ctx context.Context, name, id string) (Commit, error) {
	out, err := run(ctx, "-C", r.Path(name), "log", "-1", "--format=%H%x00%an%x00%ae%x00%aI%x00%B", "--end-of-options", id+"^{commit}", "--")
	part := strings.SplitN(out, "\x00", 5)
	if err != nil || len(part) != 5 {
		return Commit{}, fmt.Errorf("%w: %s has no commit %s", ErrNoCommit, name, id)
	}
	return Commit{ID: part[0], AuthorName: part[1], AuthorEmail: part[2], AuthorDate: part[3], Message: strings.TrimSpace(part[4])}, nil
}

// Checkout clones a repository with its whole history into dir, which must not be
// there yet, and checks a commit out. The clone borrows the objects of the repository.
func (r *Repositories) Checkout(ctx context.Context, name, commit, dir string) error {
	if _, err := run(ctx, "clone", "--quiet", "--shared", "--no-checkout", "--", r.Path(name), dir); err != nil {
		return err
	}
	_, err := run(ctx, "-C", dir, "-c", "advice.detachedHead=false", "checkout", "--quiet", "--detach", commit)
	return err
}

// Archive writes the files of a commit, without its history, as a zip archive.
func (r *Repositories) Archive(ctx context.Context, name, commit string, w io.Writer) error {
	return runTo(ctx, w, "-C", r.Path(name), "archive", "--format=zip", commit)
}
