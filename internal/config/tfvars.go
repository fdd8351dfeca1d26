package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/diag"
)

// inputs gives the root its variables, in Terraform's order of precedence:
// terraform.tfvars, terraform.tfvars.json, *.auto.tfvars(.json) by name, then
// the files and values of the options. A file that is alone has none of its folder's.
func (e *evaluation) inputs(f *folder) {
	e.root.given = map[string]given{}
	files := e.options.VarFiles
	if !f.alone {
		files = append(variableFiles(f.dir), files...)
	}
	for _, file := range files {
		e.valuesOf(file)
	}
	for name, v := range e.options.Inputs {
		e.root.given[name] = given{value: v}
	}
	e.plannedInputs()
}

// variableFiles lists the files of values that Terraform loads by itself.
func variableFiles(dir string) []string {
	var out []string
	for _, name := range []string{"terraform.tfvars", "terraform.tfvars.json"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.Mode().IsRegular() {
			out = append(out, filepath.Join(dir, name))
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return out
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".auto.tfvars") || strings.HasSuffix(e.Name(), ".auto.tfvars.json") {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out
}

// valuesOf takes up the values of one file.
func (e *evaluation) valuesOf(file string) {
	src, err := readFile(file)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) || slices.Contains(e.options.VarFiles, file) {
			e.problems = append(e.problems, unreadable(file, err))
		}
		return
	}
	e.read(file)
	as := nativeValues
	if strings.HasSuffix(file, ".json") {
		as = valuesJSON
	}
	t := e.workspace.parse(src, file, as)
	for _, p := range t.problems {
		e.problems = append(e.problems, p.at(e.origin(file)))
	}
	for _, name := range sortedKeys(t.body.Attributes) {
		e.value(t.body.Attributes[name], file, src)
	}
}

// value takes up one line of a file of values.
func (e *evaluation) value(a *hclsyntax.Attribute, file string, src []byte) {
	at := a.SrcRange
	at.Filename = e.origin(file)
	reject := func(what string) {
		e.problems = append(e.problems, &diag.Error{
			What: what, Exit: diag.BadManifest, Excerpt: excerpt(src, at.Start.Line, nativeValues),
			At: diag.Position{File: at.Filename, Line: at.Start.Line, Column: at.Start.Column},
		})
	}
	if len(hclsyntax.Variables(a.Expr)) > 0 {
		reject("a file of values may hold no references")
		return
	}
	v, err := e.root.scope.evaluate(a.Expr)
	if err != nil {
		reject("the value of " + a.Name + " can't be evaluated: " + err.Error())
		return
	}
	if d := e.root.module.variables[a.Name]; d != nil {
		if _, err := conform(v, d.typ, d.defaults); err != nil {
			reject("the value of " + a.Name + " does not have its declared type: " + strings.TrimSuffix(err.Error(), "."))
			return
		}
	}
	e.root.given[a.Name] = given{value: v, file: at.Filename, at: at}
}

// text is the text of a value that is a known string.
func text(v cty.Value) (string, bool) {
	if v == cty.NilVal || v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		return "", false
	}
	return v.AsString(), true
}
