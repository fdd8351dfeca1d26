package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"flota.dev/flota/internal/diag"
)

// mostFiles is how many files a plan of one environment may have: one for each stack and a few beside them.
const mostFiles = 100

// Upload keeps the files of a folder under a prefix, in the place of what was
// there before, and returns a hash of them all, sha256:…. It does not look into
// folders within.
func (b Builds) Upload(ctx context.Context, dir, prefix string) (hash string, err error) {
	if err := b.clear(ctx, prefix); err != nil {
		return "", err
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, f := range files {
		if !f.Type().IsRegular() {
			continue
		}
		body, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%s %d\n", f.Name(), len(body))
		sum.Write(body)
		if err := b.Objects.Put(ctx, prefix+f.Name(), body, false); err != nil {
			return "", err
		}
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil)), nil
}

func (b Builds) clear(ctx context.Context, prefix string) error {
	keys, err := b.Objects.List(ctx, prefix, "", mostFiles)
	for _, key := range keys {
		if err := b.Objects.Delete(ctx, key); err != nil {
			return err
		}
	}
	return err
}

// Download writes what was kept under a prefix into a folder, for its owner's eyes only.
func (b Builds) Download(ctx context.Context, prefix, dir string) error {
	keys, err := b.Objects.List(ctx, prefix, "", mostFiles)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return &diag.Error{What: "there is no plan under " + prefix, Hint: "flota pipeline step plan", Err: ErrNotFound}
	}
	for _, key := range keys {
		name := strings.TrimPrefix(key, prefix)
		if !filepath.IsLocal(name) || strings.ContainsRune(name, '/') {
			return fmt.Errorf("a plan has no file of the name %q", name)
		}
		body, err := b.Objects.Get(ctx, key)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), body, 0o600); err != nil {
			return err
		}
	}
	return nil
}
