package floors

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What is larger is two things and has two names.
const (
	maxFileLines     = 500
	maxFunctionLines = 80
	maxMainLines     = 25
	maxDependencies  = 30
)

// TestSizes keeps files and functions small enough to be read at one go, and
// asks every package for its comment. Tests are free to be as long as their tables.
func TestSizes(t *testing.T) {
	documented := map[string]bool{}
	files := token.NewFileSet()
	for _, path := range sources(t) {
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Dir(path)
		documented[folder] = documented[folder] || file.Doc != nil
		if n := files.Position(file.FileEnd).Line; n > maxFileLines {
			t.Errorf("%s has %d lines, more than %d", path, n, maxFileLines)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := files.Position(f.End()).Line - files.Position(f.Pos()).Line + 1; n > maxFunctionLines {
				t.Errorf("%s: %s has %d lines, more than %d", files.Position(f.Pos()), f.Name.Name, n, maxFunctionLines)
			}
		}
	}
	for folder, ok := range documented {
		if !ok {
			t.Errorf("%s has no package comment", folder)
		}
	}
}

// sources returns the Go files below the folders of code, without tests.
func sources(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, folder := range []string{"bench", "cmd", "examples", "internal", "tools"} {
		err := filepath.WalkDir(filepath.Join("../..", folder), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return filepath.SkipDir
			case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
				out = append(out, path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func lines(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

func TestMainIsSmall(t *testing.T) {
	if n := len(lines(t, "../../cmd/flota/main.go")); n > maxMainLines {
		t.Errorf("cmd/flota/main.go has %d lines, more than %d: it belongs in cli", n, maxMainLines)
	}
}

func TestDependencies(t *testing.T) {
	required := regexp.MustCompile(`^(require )?\s*\S+ v\S+$`)
	direct := 0
	for _, l := range lines(t, "../../go.mod") {
		if required.MatchString(l) {
			direct++
		}
	}
	if direct == 0 || direct > maxDependencies {
		t.Errorf("go.mod requires %d modules directly, more than %d", direct, maxDependencies)
	}
}
