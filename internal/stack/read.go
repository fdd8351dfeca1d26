package stack

import (
	"io/fs"
	"slices"
)

// skipped are parts of a root or module that Terraform has no use for in a working directory.
var skipped = []string{"tests", "README.md", ".terraform", ".terraform.lock.hcl", "terraform.tfvars", "terraform.tfvars.json"}

// read returns the files under a folder, by slash-separated path from there.
func read(fsys fs.FS, root string) (map[string][]byte, error) {
	sub, err := fs.Sub(fsys, root)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	return files, fs.WalkDir(sub, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case slices.Contains(skipped, d.Name()) && d.IsDir():
			return fs.SkipDir
		case slices.Contains(skipped, d.Name()), !d.Type().IsRegular():
			return nil
		}
		files[name], err = fs.ReadFile(sub, name)
		return err
	})
}
