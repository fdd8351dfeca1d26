package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCanonical(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"canonical":        {"a = 1\n", "a = 1\n"},
		"aligned":          {"a = 1\nlonger = 2\n", "a      = 1\nlonger = 2\n"},
		"indented":         {"locals {\na=1\n}\n", "locals {\n  a = 1\n}\n"},
		"labels":           {"resource aws_vpc main {\n}\n", "resource \"aws_vpc\" \"main\" {\n}\n"},
		"wrapped":          {"a = \"${var.b}\"\n", "a = var.b\n"},
		"wrapped in block": {"locals {\n  a = \"${var.b[\"c\"]}\"\n}\n", "locals {\n  a = var.b[\"c\"]\n}\n"},
		"text and value":   {"a = \"${var.b}-c\"\n", "a = \"${var.b}-c\"\n"},
		"two values":       {"a = \"${var.b}${var.c}\"\n", "a = \"${var.b}${var.c}\"\n"},
		"comments stay":    {"# why\na = 1 # here\n", "# why\na = 1 # here\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := canonical([]byte(c.in), "x.tf")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("good.tf", "a = 1\n")
	write("notes.md", "a=1\n")
	write(".terraform/cached.tf", "a=1\n")
	want := []string{write("in/bad.tf", "a=1\n"), write("tests/bad.tftest.hcl", "a=1\n")}
	got, err := check([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	broken := write("broken.tf", "a = {\n")
	if _, err := check([]string{dir}); err == nil || !strings.Contains(err.Error(), broken) {
		t.Errorf("check of a broken file: %v, want an error that names %s", err, broken)
	}
}
