package source

import (
	"bytes"
	"context"
	"fmt"
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

// Revision is what a source action asks for: a commit, or else the newest of a branch.
type Revision struct {
	Repository string
	Branch     string
	Commit     string
	// Whole asks for a reference to a clone with all history, in place of files.
	Whole bool
}

// Fetch finds a revision and returns it as an archive of files, or of a reference.
func (r *Repositories) Fetch(ctx context.Context, rev Revision) (Commit, []byte, error) {
	var err error
	if rev.Commit == "" {
		if rev.Commit, err = r.Head(ctx, rev.Repository, rev.Branch); err != nil {
			return Commit{}, nil, err
		}
	}
	c, err := r.Commit(ctx, rev.Repository, rev.Commit)
	if err != nil {
		return Commit{}, nil, err
	}
	var b bytes.Buffer
	if rev.Whole {
		err = Reference{Repository: rev.Repository, Branch: rev.Branch, Commit: c.ID}.Write(&b)
	} else {
		err = runTo(ctx, &b, "-C", r.Path(rev.Repository), "archive", "--format=zip", c.ID)
	}
	return c, b.Bytes(), err
}
