package terraform

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"flota.dev/flota/internal/stack"
)

// Init runs init where the directory was not initialised for the same backend,
// Terraform files, modules and engine before: a stamp beside what init leaves
// behind says what for. It never moves a state from one backend to another.
func (r *Runner) Init(ctx context.Context, w stack.Work) error {
	if err := r.learn(w); err != nil {
		return err
	}
	stamp := filepath.Join(w.Dir, ".terraform", "flota.stamp")
	want := r.stamp(w)
	if have, err := os.ReadFile(stamp); err == nil && bytes.Equal(have, want) {
		return r.recover(ctx, w)
	}
	if !r.target.sandbox() {
		r.install.Lock()
		defer r.install.Unlock()
		if err := os.MkdirAll(r.cache, 0o755); err != nil {
			return fmt.Errorf("make the plugin cache: %w", err)
		}
	}
	args := []string{"init", "-json", "-input=false", "-no-color", "-reconfigure"}
	if w.State.Bucket != "" {
		backend, err := r.backendFile(w)
		if err != nil {
			return err
		}
		defer os.Remove(backend)
		args = append(args, "-backend-config="+backend)
	}
	s := r.stream(w)
	e, err := r.run(ctx, w, s.line, args...)
	if err != nil {
		return err
	}
	if e.code != 0 {
		return r.failure(ctx, w, "init", s, e)
	}
	if err := os.WriteFile(stamp, want, 0o644); err != nil {
		return fmt.Errorf("%s: note what init was done for: %w", w.Instance.ID, err)
	}
	return r.recover(ctx, w)
}

func (r *Runner) stamp(w stack.Work) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%t\n", r.engine, w.Code, r.target.Reattach != "")
	if w.State.Bucket != "" {
		h.Write(r.target.backend(w.State))
	}
	return []byte(hex.EncodeToString(h.Sum(nil)))
}

func (r *Runner) backendFile(w stack.Work) (string, error) {
	f, err := os.CreateTemp("", "flota-*.tfbackend")
	if err != nil {
		return "", fmt.Errorf("%s: write the backend's configuration: %w", w.Instance.ID, err)
	}
	_, err = f.Write(r.target.backend(w.State))
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(f.Name())
		return "", fmt.Errorf("%s: write the backend's configuration: %w", w.Instance.ID, err)
	}
	return f.Name(), nil
}
