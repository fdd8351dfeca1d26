package docs

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExitCodes holds the table of exit codes to the constants of diag.
func TestExitCodes(t *testing.T) {
	var told []int
	for _, m := range regexp.MustCompile(`(?m)^\| (\d+) \|`).FindAllStringSubmatch(read(t, "../../docs/errors.md"), -1) {
		told = append(told, number(t, m[1]))
	}
	if diff := cmp.Diff(codes(t), told); diff != "" {
		t.Errorf("docs/errors.md (-diag +docs):\n%s", diff)
	}
}

// codes returns the values of all constants of type diag.Exit.
func codes(t *testing.T) []int {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../internal/diag/error.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []int
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if typ, ok := v.Type.(*ast.Ident); ok && typ.Name == "Exit" {
				out = append(out, number(t, v.Values[0].(*ast.BasicLit).Value))
			}
		}
		return true
	})
	slices.Sort(out)
	return out
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
