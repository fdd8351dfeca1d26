package source

import (
	"os"
	"path"
	"slices"
	"strings"
)

// module is a Go module in the repository.
type module struct {
	path string // as packages are imported under
	dir  string // relative to the top of the repository
}

// module returns the module that a folder is in.
func (p *program) module(dir string) (module, bool) {
	for at := dir; ; at = path.Dir(at) {
		if text, err := os.ReadFile(path.Join(p.abs(at), "go.mod")); err == nil {
			name, _ := directives(string(text))
			return module{path: name, dir: at}, name != ""
		}
		if at == "." || at == "/" {
			return module{}, false
		}
	}
}

// load takes a module in, and those that its go.mod puts folders of the repository in the place of.
func (p *program) load(m module) {
	if slices.ContainsFunc(p.modules, func(known module) bool { return known.dir == m.dir }) {
		return
	}
	p.modules = append(p.modules, m)
	for _, file := range []string{"go.mod", "go.work"} {
		text, err := os.ReadFile(path.Join(p.abs(m.dir), file))
		if err != nil {
			continue
		}
		_, folders := directives(string(text))
		for _, folder := range folders {
			if other, ok := p.module(path.Join(m.dir, folder)); ok && other.dir == path.Join(m.dir, folder) {
				p.load(other)
			}
		}
	}
}

// folder returns where a package of the repository lies that is imported by a path.
func (p *program) folder(imported string) (string, bool) {
	var best module
	for _, m := range p.modules {
		if (imported == m.path || strings.HasPrefix(imported, m.path+"/")) && len(m.path) > len(best.path) {
			best = m
		}
	}
	if best.path == "" {
		return "", false
	}
	dir := path.Join(best.dir, strings.TrimPrefix(imported, best.path))
	return dir, p.is(dir)
}

// directives reads what is of use here in go.mod or go.work: the module's path,
// and the folders that stand for other modules (https://go.dev/ref/mod#go-mod-file, #workspaces).
func directives(text string) (name string, folders []string) {
	block := ""
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "//")
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
			continue
		case words[0] == ")":
			block = ""
			continue
		case len(words) == 2 && words[1] == "(":
			block = words[0]
			continue
		case block != "":
			words = append([]string{block}, words...)
		}
		last := strings.Trim(words[len(words)-1], "\"`")
		switch {
		case words[0] == "module" && len(words) == 2:
			name = last
		case words[0] == "use", words[0] == "replace" && local(last):
			folders = append(folders, last)
		}
	}
	return name, folders
}

func local(folder string) bool {
	return strings.HasPrefix(folder, "./") || strings.HasPrefix(folder, "../")
}
