package config

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
)

// readFetched reads where Terraform put the modules that it fetched, by their
// paths. The list is Terraform's own, which it writes on init.
func (e *evaluation) readFetched(dir string) map[string]string {
	file := filepath.Join(dir, ".terraform", "modules", "modules.json")
	src, err := readFile(file)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			e.left(Left{Why: "the list of fetched modules can't be read: " + err.Error(), Hint: "run terraform init"})
		}
		return nil
	}
	var list struct {
		Modules []struct{ Key, Dir string }
	}
	if err := json.Unmarshal(src, &list); err != nil {
		e.left(Left{Why: "the list of fetched modules can't be read: " + err.Error(), Hint: "run terraform init"})
		return nil
	}
	out := map[string]string{}
	for _, m := range list.Modules {
		out[m.Key] = m.Dir
	}
	return out
}
