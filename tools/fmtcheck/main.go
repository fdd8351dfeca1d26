// Command fmtcheck names the Terraform files that are not in their canonical
// form, and fails if there are any. It lets lint run where there is no terraform.
//
//	go run ./tools/fmtcheck modules stacks
package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: fmtcheck DIR...")
		os.Exit(64)
	}
	unformatted, err := check(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "fmtcheck:", err)
		os.Exit(1)
	}
	if len(unformatted) > 0 {
		tell(os.Stderr, unformatted)
		os.Exit(1)
	}
}

func tell(w io.Writer, unformatted []string) {
	for _, name := range unformatted {
		fmt.Fprintf(w, "fmtcheck: %s is not formatted\n", name)
	}
	fmt.Fprintf(w, "hint: terraform fmt %s\n", strings.Join(unformatted, " "))
}

// check returns the files below dirs whose text is not canonical. A file that
// is no HCL at all is an error.
func check(dirs []string) ([]string, error) {
	var unformatted []string
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == ".terraform":
				return filepath.SkipDir
			case d.IsDir() || !isTerraform(path):
				return nil
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			want, err := canonical(text, path)
			if err == nil && !bytes.Equal(text, want) {
				unformatted = append(unformatted, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return unformatted, nil
}

func isTerraform(path string) bool {
	for _, end := range []string{".tf", ".tfvars", ".tftest.hcl"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}
