package stack

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// write makes the Terraform files under dir be exactly the given ones. What
// Terraform keeps there itself (.terraform, its lock file, plans) stays.
func write(dir string, files map[string][]byte) error {
	if err := removeOthers(dir, files); err != nil {
		return err
	}
	for _, name := range keysOf(files) {
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(name)), files[name]); err != nil {
			return fmt.Errorf("write a stack's working directory: %w", err)
		}
	}
	return nil
}

// writeFile writes a file whole or not at all, and leaves one alone that holds
// the content already: Terraform and people who watch see only real changes.
func writeFile(name string, content []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, content) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil { // plans and states in there hold sensitive values
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(content)
	if err := errors.Join(err, temp.Chmod(0o644), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}

// removeOthers removes Terraform files that are no longer part of the stack:
// a file left behind would go on being applied.
func removeOthers(dir string, files map[string][]byte) error {
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".terraform":
			return filepath.SkipDir
		case d.IsDir() || !isTerraform(name):
			return nil
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if _, wanted := files[filepath.ToSlash(rel)]; wanted {
			return nil
		}
		return os.Remove(name)
	})
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("tidy a stack's working directory: %w", err)
	}
	return nil
}

func isTerraform(name string) bool {
	for _, suffix := range []string{".tf", ".tofu", ".tf.json", ".tofu.json", ".tfvars", ".tfvars.json"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}
