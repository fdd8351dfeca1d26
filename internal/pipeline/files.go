package pipeline

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
)

// Pack makes one object of a site's files. The same files give the same bytes.
func Pack(files fs.FS) ([]byte, error) {
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	pack := tar.NewWriter(zip)
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name) // a link counts as what it points to
		if err != nil {
			return err
		}
		if err := pack.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(content))}); err != nil {
			return err
		}
		_, err = pack.Write(content)
		return err
	})
	err = errors.Join(err, pack.Close(), zip.Close())
	return out.Bytes(), err
}

// Unpack writes the files of an object that Pack made into a folder, and nothing outside of it.
func Unpack(packed []byte, dir string) error {
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for pack := tar.NewReader(zip); ; {
		h, err := pack.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		content, err := io.ReadAll(pack)
		if err != nil {
			return err
		}
		if err := errors.Join(root.MkdirAll(path.Dir(h.Name), 0o700), root.WriteFile(h.Name, content, 0o600)); err != nil {
			return err
		}
	}
}
