package source

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// program follows the imports of a Go program through a repository.
type program struct {
	top     string
	modules []module
	seen    map[string]bool // folders of packages, relative to top
	found   []string
}

// patterns returns what matches the packages that a package is made of, itself
// included, and the files that say which other modules they use. The folder is
// relative to the top of the repository.
func (p *program) patterns(dir string) []string {
	p.seen = map[string]bool{}
	home, ok := p.module(dir)
	if !ok {
		return []string{within(dir)}
	}
	p.load(home)
	p.follow(dir, true)
	for _, m := range p.modules {
		p.add(path.Join(escape(m.dir), "go.*")) // go.mod, go.sum, go.work
	}
	if p.is(path.Join(home.dir, "vendor")) {
		p.add(within(path.Join(home.dir, "vendor")))
	}
	return p.found
}

func (p *program) add(pattern string) { p.found = append(p.found, pattern) }

// follow adds a package and all that it imports. Tests of the program itself count too, as its tests run before it is deployed.
func (p *program) follow(dir string, tests bool) {
	if p.seen[dir] {
		return
	}
	p.seen[dir] = true
	entries, err := os.ReadDir(p.abs(dir))
	if err != nil {
		return
	}
	alone, embeds := true, false
	var imports []string
	for _, e := range entries {
		switch {
		case e.IsDir():
			alone = alone && !p.hasGo(path.Join(dir, e.Name()))
		case !strings.HasSuffix(e.Name(), ".go") || !tests && strings.HasSuffix(e.Name(), "_test.go"):
		default:
			found, embed := importsOf(filepath.Join(p.abs(dir), e.Name()))
			imports, embeds = append(imports, found...), embeds || embed
		}
	}
	// What lies below belongs to it, unless that is packages of their own.
	if alone || embeds || tests {
		p.add(within(dir))
	} else {
		p.add(path.Join(escape(dir), "*"))
	}
	for _, i := range imports {
		if found, ok := p.folder(i); ok {
			p.follow(found, false)
		}
	}
}

// importsOf returns the imports of a file, and whether it embeds others.
func importsOf(name string) (imports []string, embeds bool) {
	file, _ := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if file == nil {
		return nil, false
	}
	for _, i := range file.Imports {
		text, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			continue
		}
		imports = append(imports, text)
		embeds = embeds || text == "embed"
	}
	return imports, embeds
}

// hasGo reports whether a folder holds Go files, at any depth.
func (p *program) hasGo(dir string) bool {
	found := false
	filepath.WalkDir(p.abs(dir), func(_ string, e os.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case e.IsDir() && e.Name() == "testdata":
			return filepath.SkipDir
		case !e.IsDir() && strings.HasSuffix(e.Name(), ".go"):
			found = true
			return filepath.SkipAll
		}
		return nil
	})
	return found
}

func (p *program) abs(dir string) string { return filepath.Join(p.top, filepath.FromSlash(dir)) }

func (p *program) is(dir string) bool {
	info, err := os.Stat(p.abs(dir))
	return err == nil && info.IsDir()
}
