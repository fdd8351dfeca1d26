package cli

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/gate"
)

// only keeps the findings of what differs from a Git ref: in a changed file, or
// in a stack that reads one.
func (e *examination) only(ctx context.Context, ref string) (func(gate.Finding) bool, error) {
	changed := map[string]bool{}
	for _, dir := range e.folders {
		files, err := changedFiles(ctx, dir, ref)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			changed[f] = true
		}
	}
	stacks := map[string]bool{}
	for _, s := range e.stacks {
		for _, f := range e.sources(s) {
			if changed[absolute(f)] {
				stacks[s.Name] = true
			}
		}
	}
	return func(f gate.Finding) bool { return changed[absolute(f.File)] || stacks[f.Stack] }, nil
}

// sources are the files in the repository that a stack is made of.
func (e *examination) sources(s *config.Stack) []string {
	if e.project == nil {
		return s.Files
	}
	f := e.project.fleet
	files := append([]string{filepath.Join(f.Dir, fleet.File)}, s.Files...)
	parts := strings.Split(s.Name, "/")
	if len(parts) == 3 {
		if service, ok := f.Service(environmentOf(f, parts[2]), parts[1]); ok {
			files = append(files, filepath.Join(service.Dir, "service.yaml"))
		}
	}
	return files
}

// environmentOf is an environment that a stack's last part names; core stacks belong to all.
func environmentOf(f *fleet.Fleet, name string) string {
	if _, ok := f.Environment(name); ok {
		return name
	}
	return f.Environments[0].Name
}

// changedFiles asks Git which files under a folder differ from a ref, those it does not know yet too.
func changedFiles(ctx context.Context, dir, ref string) ([]string, error) {
	if strings.HasPrefix(ref, "-") {
		return nil, &diag.Error{What: "a Git ref does not begin with a hyphen: " + ref, Exit: diag.Usage}
	}
	if !isFolder(dir) {
		dir = filepath.Dir(dir)
	}
	top, err := git(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root := strings.TrimSpace(string(top))
	differ, err := git(ctx, root, "diff", "--name-only", "-z", "--merge-base", ref, "--")
	if err != nil {
		return nil, err
	}
	fresh, err := git(ctx, root, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, err
	}
	var out []string
	for name := range bytes.SplitSeq(append(differ, fresh...), []byte{0}) {
		if len(name) > 0 {
			out = append(out, filepath.Join(root, string(name)))
		}
	}
	return out, nil
}

func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		first, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		return nil, &diag.Error{What: "git " + args[0] + ": " + first, Hint: "--changed needs a Git repository and a ref in it, such as origin/main", Err: err}
	}
	return out, nil
}

// absolute is a file's one name, links followed.
func absolute(file string) string {
	abs, err := filepath.Abs(file)
	if err != nil {
		return file
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	return abs
}
