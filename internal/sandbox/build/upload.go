package build

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/source"
)

// upload leaves what the build made in the artifacts that a pipeline asked for.
func (j *job) upload() {
	if j.ctx.Err() != nil {
		return
	}
	j.build.enter("UPLOAD_ARTIFACTS")
	for i, a := range j.request.Outputs {
		spec, ok := j.spec.secondary[a.Name]
		if !ok && i == 0 {
			spec = j.spec.artifacts
		}
		if err := j.uploadOne(a, spec); err != nil {
			j.fail(problem{Failed, "CLIENT_ERROR", fmt.Sprintf("artifact %s: %s", a.Name, err)})
			return
		}
		j.build.Artifacts = append(j.build.Artifacts, a)
	}
	j.build.leave(Succeeded, "", "")
}

var errNoFiles = errors.New("no matching artifact paths found")

func (j *job) uploadOne(a Artifact, spec artifactSpec) error {
	base := filepath.Join(j.src(), spec.base)
	files, err := find(base, spec.files, spec.exclude)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errNoFiles
	}
	j.say("Found %d file(s) for artifact %s", len(files), a.Name)
	var b bytes.Buffer
	if err := pack(&b, base, files, spec.discard); err != nil {
		return err
	}
	return j.b.cfg.Objects.Write(a.Bucket, a.Key, b.Bytes())
}

// find returns the files below base that patterns name, sorted. A pattern that
// begins with **/ also names files of base itself.
func find(base string, patterns, excludes []string) ([]string, error) {
	in, err := globs(patterns)
	if err != nil {
		return nil, err
	}
	out, err := globs(excludes)
	if err != nil {
		return nil, err
	}
	matches := func(all []source.Glob, name string) bool {
		return slices.ContainsFunc(all, func(g source.Glob) bool { return g.Match(name) })
	}
	var files []string
	err = filepath.WalkDir(base, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(base, at)
		if name = filepath.ToSlash(name); err == nil && matches(in, name) && !matches(out, name) {
			files = append(files, name)
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return files, err
}

func globs(patterns []string) ([]source.Glob, error) {
	var all []source.Glob
	for _, p := range patterns {
		p = path.Clean(p)
		forms := []string{p}
		if rest, ok := strings.CutPrefix(p, "**/"); ok {
			forms = append(forms, rest)
		}
		for _, form := range forms {
			g, err := source.ParseGlob(form)
			if err != nil {
				return nil, err
			}
			all = append(all, g)
		}
	}
	return all, nil
}

// pack writes files below base as a zip archive.
func pack(w io.Writer, base string, files []string, discard bool) error {
	archive := zip.NewWriter(w)
	for _, name := range files {
		info, err := os.Stat(filepath.Join(base, name))
		if err != nil {
			return err
		}
		header, err := zip.FileInfoHeader(info)
		if err != nil {
			return err
		}
		header.Name, header.Method = name, zip.Deflate
		if discard {
			header.Name = path.Base(name)
		}
		to, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		if err := copyFile(to, filepath.Join(base, name)); err != nil {
			return err
		}
	}
	return archive.Close()
}

func copyFile(to io.Writer, name string) error {
	from, err := os.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	_, err = io.Copy(to, from)
	return err
}
