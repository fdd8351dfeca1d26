package build

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"flota.dev/flota/internal/sandbox/source"
)

// The folders of a job.
func (j *job) src() string { return filepath.Join(j.dir, "src") }
func (j *job) tmp() string { return filepath.Join(j.dir, "tmp") }

func (j *job) input(a Artifact) string {
	if len(j.request.Inputs) > 0 && j.request.Inputs[0] == a {
		return j.src()
	}
	return filepath.Join(j.dir, "input", a.Name)
}

// download brings the sources of the build into its folders.
func (j *job) download(ctx context.Context) error {
	if len(j.request.Inputs) > 0 {
		for _, a := range j.request.Inputs {
			if err := j.fetch(ctx, a); err != nil {
				return fmt.Errorf("artifact %s: %w", a.Name, err)
			}
		}
		return nil
	}
	if len(j.project.Sources) == 0 || j.project.Sources[0].Type == "NO_SOURCE" {
		return os.MkdirAll(j.src(), 0o700)
	}
	from := j.project.Sources[0]
	if from.Type != "BITBUCKET" {
		return fmt.Errorf("%w: %s; the sandbox has BITBUCKET, NO_SOURCE, and artifacts of pipelines", ErrSource, from.Type)
	}
	j.repositoryURL = from.Location
	name := strings.TrimSuffix(strings.TrimPrefix(from.Location, "https://bitbucket.org/"), ".git")
	return j.clone(ctx, name, j.build.SourceVersion, j.src())
}

// fetch unpacks an artifact, or clones what it refers to.
func (j *job) fetch(ctx context.Context, a Artifact) error {
	content, _, _, _, err := j.b.cfg.Objects.Object(a.Bucket, a.Key)
	if err != nil {
		return err
	}
	defer content.Close()
	raw, err := io.ReadAll(content)
	if err != nil {
		return err
	}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return err
	}
	ref, found, err := source.ReadReference(archive)
	switch {
	case err != nil:
		return err
	case found:
		return j.clone(ctx, ref.Repository, ref.Commit, j.input(a))
	}
	return unpack(archive, j.input(a))
}

// clone checks a commit, branch or tag out. Of the build's own source it is the resolved version.
func (j *job) clone(ctx context.Context, repository, version, dir string) error {
	commit, err := j.b.cfg.Sources.Commit(ctx, repository, cmp.Or(version, "HEAD"))
	if err != nil {
		return err
	}
	if dir == j.src() {
		j.build.Resolved = commit.ID
	}
	return j.b.cfg.Sources.Checkout(ctx, repository, commit.ID, dir)
}

// unpack writes an archive's files below dir; os.Root keeps names from leading out.
func unpack(archive *zip.Reader, dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range archive.File {
		if err := unpackFile(root, f); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return nil
}

func unpackFile(root *os.Root, f *zip.File) error {
	name := filepath.FromSlash(strings.TrimSuffix(f.Name, "/"))
	if f.FileInfo().IsDir() {
		return root.MkdirAll(name, 0o755)
	}
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	if f.Mode()&os.ModeSymlink != 0 {
		target, err := io.ReadAll(from)
		if err != nil {
			return err
		}
		return root.Symlink(string(target), name)
	}
	to, err := root.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, f.Mode().Perm()|0o600)
	if err != nil {
		return err
	}
	defer to.Close()
	_, err = io.Copy(to, from)
	return err
}
