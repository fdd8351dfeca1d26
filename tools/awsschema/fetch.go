package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// release is the version of the npm package; its README names the AWS provider's version it was made from.
const release = "21.22.1"

// fetch downloads the package into dir and unpacks the parts that are read.
func fetch(dir string) (string, error) {
	cmd := exec.Command("npm", "pack", "--silent", "@cdktf/provider-aws@"+release)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	name, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("npm pack: %w", err)
	}
	f, err := os.Open(filepath.Join(dir, strings.TrimSpace(string(name))))
	if err != nil {
		return "", err
	}
	defer f.Close()
	return filepath.Join(dir, "package"), unpack(f, dir)
}

// unpack writes the package's index.js files below dir.
func unpack(r io.Reader, dir string) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if filepath.Base(h.Name) != "index.js" || !filepath.IsLocal(h.Name) {
			continue
		}
		if err := copyFile(filepath.Join(dir, h.Name), t); err != nil {
			return err
		}
	}
}

func copyFile(path string, r io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, r); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
