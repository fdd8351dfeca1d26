package library

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// fetch gets the commit that the manifest's ref names, and the files of its folder modules.
func (g getter) fetch(ctx context.Context) (commit string, files map[string][]byte, err error) {
	parent, err := fleet.MakeFolder(g.fleet.Dir)
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp(parent, ".git-*")
	if err != nil {
		return "", nil, err
	}
	defer os.RemoveAll(dir)
	r := repo(dir)
	if _, err := r.git(ctx, nil, "init", "--quiet", "--bare"); err != nil {
		return "", nil, err
	}
	if g.fleet.Modules.PinnedToCommit() {
		commit, err = g.fleet.Modules.Ref, r.fetchCommit(ctx, g.repository.URL, g.fleet.Modules.Ref)
	} else {
		commit, err = r.fetchTag(ctx, g.repository.URL, g.fleet.Modules.Ref)
	}
	if err != nil {
		return "", nil, g.explain(ctx, r, err)
	}
	files, err = r.files(ctx, commit, path.Join(g.repository.Dir, "modules"))
	if err != nil {
		return "", nil, g.explain(ctx, r, err)
	}
	return commit, files, nil
}

// explain says what is wrong with the ref, if that is what is wrong.
func (g getter) explain(ctx context.Context, r repo, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	ref, url := g.fleet.Modules.Ref, g.repository.URL
	out := &diag.Error{
		What: fmt.Sprintf("the modules of %s cannot be fetched: %v", url, err),
		Hint: "git ls-remote " + url, Err: err,
	}
	if heads, e := r.git(ctx, nil, "ls-remote", "--heads", "--", url, "refs/heads/"+ref); e == nil && len(heads) > 0 {
		out.What = fmt.Sprintf("modules.ref %q is a branch of %s, which moves", ref, url)
		out.Hint = "name a tag or a commit's whole ID"
		out.Exit = diag.BadManifest
	}
	return out
}

// repo is a bare repository on this machine.
type repo string

// fetchTag fetches one tag and returns the commit that it leads to.
func (r repo) fetchTag(ctx context.Context, url, tag string) (string, error) {
	if _, err := r.git(ctx, nil, "fetch", "--quiet", "--no-tags", "--depth=1", "--", url, "refs/tags/"+tag); err != nil {
		return "", err
	}
	out, err := r.git(ctx, nil, "rev-parse", "--verify", "FETCH_HEAD^{commit}")
	return strings.TrimSpace(string(out)), err
}

// fetchCommit fetches one commit, or everything from a host that gives out no single commits.
func (r repo) fetchCommit(ctx context.Context, url, commit string) error {
	_, err := r.git(ctx, nil, "fetch", "--quiet", "--no-tags", "--depth=1", "--", url, commit)
	if err == nil {
		return nil
	}
	if _, err := r.git(ctx, nil, "fetch", "--quiet", "--no-tags", "--", url, "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"); err != nil {
		return err
	}
	if _, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", commit+"^{commit}"); err != nil {
		return errors.New("it has no commit " + commit)
	}
	return nil
}

// git runs Git in the repository. It asks nobody for a password, and uses no
// protocol that runs programs.
func (r repo) git(ctx context.Context, input []byte, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = string(r)
	cmd.Env = append(slices.DeleteFunc(os.Environ(), aboutRepository),
		"GIT_TERMINAL_PROMPT=0", "GIT_ALLOW_PROTOCOL=https:ssh:file", "LC_ALL=C")
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &stdout, &stderr
	err := cmd.Run()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, &diag.Error{What: "modules come from a Git repository, and git is not installed", Hint: "install git, or remove modules from fleet.yaml", Err: err}
	}
	if err != nil {
		lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimPrefix(lines[0], "fatal: "))
	}
	return stdout.Bytes(), nil
}

// aboutRepository tells the variables that lead Git to a repository: a hook sets them.
func aboutRepository(variable string) bool {
	name, _, _ := strings.Cut(variable, "=")
	return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE"}, name)
}
