package gate

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/secret"

	"flota.dev/flota/internal/fleet"
)

// The checks of raw files. What has a form that only secrets have weighs more
// than what is merely under the name of one.
var (
	secretFile = check.Check{
		ID: "secrets-file", Family: check.Secrets, Severity: check.Critical,
		Title:     "File has a secret in plain text",
		Why:       "Everyone who can read the repository, or ever could, has the secret. Taking it out of the file does not take it out of the history: it needs a new value too.",
		Mend:      "data \"aws_secretsmanager_secret_version\" \"this\" {\n  secret_id = \"orders/api-key\"\n}",
		Practices: []string{"SEC02-BP03"},
	}
	guessedFile = check.Check{
		ID: "secrets-file-name", Family: check.Secrets, Severity: check.Medium,
		Title:     "File has what looks like a secret under a telling name",
		Why:       "Everyone who can read the repository, or ever could, has the secret, if it is one.",
		Mend:      "data \"aws_secretsmanager_secret_version\" \"this\" {\n  secret_id = \"orders/api-key\"\n}",
		Practices: []string{"SEC02-BP03"},
	}
)

// mostRead is the size of the largest file that is looked into, in bytes.
const mostRead = 2 << 20

// Files finds secrets in the raw files at or below a path: those that git
// tracks or would, if there is a git work tree, or else all. Folders named
// testdata are left out, unless the path is one or lies in one: what is there
// is made up. So are lock files, vendored code, pictures, and binaries.
func Files(ctx context.Context, path string) ([]Finding, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return inFile(filepath.Dir(path), filepath.Base(path))
	}
	names, err := list(ctx, path)
	if err != nil {
		return nil, err
	}
	var out []Finding
	for _, name := range names {
		if inTestdata(name) {
			continue
		}
		found, err := inFile(path, name)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 && !secret.Skips(filepath.ToSlash(name)) {
			out = append(out, found...)
		}
	}
	return out, nil
}

// inFile finds the secrets of a file, by its name below a folder.
func inFile(dir, name string) ([]Finding, error) {
	file := filepath.Join(dir, name)
	slashed := filepath.ToSlash(name)
	if f, ok := secret.InPath(slashed); ok {
		return []Finding{fileFinding(dir, name, f)}, nil
	}
	text, err := readText(file)
	if err != nil {
		return nil, err
	}
	var out []Finding
	for _, f := range secret.Scan(slashed, text) {
		out = append(out, fileFinding(dir, name, f))
	}
	return out, nil
}

func fileFinding(dir, name string, found secret.Found) Finding {
	c := &secretFile
	if found.Guess {
		c = &guessedFile
	}
	return Finding{
		Check: c.ID, Family: c.Family, Severity: c.Severity, Title: c.Title, Aliases: []string{},
		Address: filepath.ToSlash(name), Stack: dir, File: filepath.Join(dir, name), Line: found.Line, EndLine: found.EndLine,
		Status: Fail, Message: fmt.Sprintf("%s looks like a secret: %s", found.Masked, found.What),
		Attributes: found.Hash()[:12], check: c,
	}
}

// withoutEchoes leaves out what was found in a raw file where a check found a
// secret in the same lines by evaluating them, and says more about it.
func withoutEchoes(all []Finding) []Finding {
	evaluated := map[string][]Finding{}
	for _, f := range all {
		if f.Family == check.Secrets && f.resource != nil {
			evaluated[absolute(f.File)] = append(evaluated[absolute(f.File)], f)
		}
	}
	return slices.DeleteFunc(all, func(f Finding) bool {
		raw := f.check == &secretFile || f.check == &guessedFile
		return raw && slices.ContainsFunc(evaluated[absolute(f.File)], func(e Finding) bool {
			return e.Line <= f.EndLine && f.Line <= e.EndLine
		})
	})
}

// absolute is a file's name by which it is known from everywhere.
func absolute(file string) string {
	if abs, err := filepath.Abs(file); err == nil {
		return abs
	}
	return file
}

// readText returns what is in a regular file, or nothing if that is too large
// or no text. Nor is there anything in a file that was deleted meanwhile.
func readText(file string) ([]byte, error) {
	info, err := os.Lstat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > mostRead:
		return nil, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostRead))
	if err != nil {
		return nil, err
	}
	if bytes.IndexByte(text[:min(len(text), 8000)], 0) >= 0 {
		return nil, nil
	}
	return text, nil
}

// list returns the names of files below a folder, relative to it. Git knows
// which of them belong to the repository; a folder of which git knows nothing,
// or that it ignores as a whole, is walked.
func list(ctx context.Context, dir string) ([]string, error) {
	git := exec.CommandContext(ctx, "git", "-C", dir, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
	if out, err := git.Output(); err == nil && len(out) > 0 {
		names := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
		slices.Sort(names)
		return slices.Compact(names), nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return walk(dir)
}

// unwalked are folders whose files are not the repository's own.
var unwalked = []string{".git", ".terraform", fleet.Folder, "node_modules", "testdata"}

func walk(dir string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != dir && slices.Contains(unwalked, d.Name()):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		name, err := filepath.Rel(dir, path)
		out = append(out, name)
		return err
	})
	return out, err
}

func inTestdata(name string) bool {
	return slices.Contains(strings.Split(filepath.ToSlash(filepath.Dir(name)), "/"), "testdata")
}
