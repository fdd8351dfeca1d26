package image

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTools(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "mine")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	var b Builder
	img, err := b.Tools(t.Context(), "", map[string]string{"flota": program}, Fargate)
	if err != nil {
		t.Fatal(err)
	}
	again, err := b.Tools(t.Context(), "", map[string]string{"flota": program}, Fargate)
	if err != nil || again.Digest() != img.Digest() {
		t.Errorf("the same programs gave another image: %v", err)
	}
	if h, ok := entries(t, img.image)["usr/local/bin/flota"]; !ok || h.Mode != 0o755 {
		t.Errorf("the image holds %+v", h)
	}
	file, err := img.image.ConfigFile()
	if err != nil || file.OS != "linux" || file.Architecture != "amd64" || !strings.Contains(strings.Join(file.Config.Env, " "), "/usr/local/bin") {
		t.Errorf("%+v, %v", file, err)
	}
	if _, err := b.Tools(t.Context(), "", map[string]string{"flota": filepath.Join(dir, "gone")}, Fargate); err == nil {
		t.Error("a program that is not there was packed")
	}
	if _, err := b.Tools(t.Context(), "no such/name!", nil, Fargate); err == nil {
		t.Error("a base of no name was taken")
	}
}
