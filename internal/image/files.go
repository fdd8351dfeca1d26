package image

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// Files is what a site consists of.
type Files struct {
	// Dir is the absolute path of the folder that holds the files.
	Dir string
	// List is sorted by path.
	List []File
	// Digest is the same for the same paths and contents: sha256:….
	Digest string
}

// File is one file of a site.
type File struct {
	Path        string // relative to the folder, with slashes
	Digest      string // of the content: sha256:…
	Size        int64
	ContentType string
}

// Files runs a site's build command, if it has one, and lists the files to upload.
func (b *Builder) Files(ctx context.Context, svc *fleet.Service) (*Files, error) {
	dir, err := output(ctx, svc)
	if err != nil {
		return nil, err
	}
	files := &Files{Dir: dir}
	sum := sha256.New()
	err = filepath.WalkDir(dir, func(at string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		f, err := fileAt(dir, at)
		if err != nil {
			return err
		}
		files.List = append(files.List, f)
		fmt.Fprintf(sum, "%s %s\n", f.Digest, f.Path)
		return nil
	})
	if err != nil {
		return nil, &diag.Error{What: fmt.Sprintf("reading the files of %q: %v", svc.Name, err), Err: err}
	}
	if len(files.List) == 0 {
		return nil, &diag.Error{What: fmt.Sprintf("the site %q has no files: %s is empty", svc.Name, dir)}
	}
	files.Digest = hashOf(sum).String()
	return files, nil
}

// fileAt reads a file. A link counts as the file that it points to.
func fileAt(dir, at string) (File, error) {
	rel, err := filepath.Rel(dir, at)
	if err != nil {
		return File{}, err
	}
	f, err := os.Open(at)
	if err != nil {
		return File{}, err
	}
	defer f.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, f)
	if err != nil {
		return File{}, err
	}
	rel = filepath.ToSlash(rel)
	return File{Path: rel, Digest: "sha256:" + hex.EncodeToString(sum.Sum(nil)), Size: size, ContentType: contentType(rel)}, nil
}

// contentTypes are the web's media types. The system's own table differs from
// machine to machine.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".md": "text/markdown; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".xml": "text/xml; charset=utf-8",
	".json": "application/json", ".map": "application/json", ".webmanifest": "application/manifest+json",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
	".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
	".mp3": "audio/mpeg", ".mp4": "video/mp4", ".webm": "video/webm",
	".pdf": "application/pdf", ".zip": "application/zip", ".wasm": "application/wasm",
}

func contentType(name string) string {
	if t, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}
