package config

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"flota.dev/flota/internal/diag"
)

// maxProblems is how much of what is wrong in one file is told.
const maxProblems = 100

// tree is a parsed file. Stacks that read the same content share it, so its
// ranges may name another copy of the file than the one at hand.
type tree struct {
	id       int
	name     string
	body     *hclsyntax.Body
	problems []problem
}

// problem is what is wrong in a file, wherever that file lies.
type problem struct {
	what, hint   string
	line, column int
	excerpt      string
}

// at makes a problem an error about one copy of the file.
func (p problem) at(file string) *diag.Error {
	return &diag.Error{
		What: p.what, Hint: p.hint, Excerpt: p.excerpt, Exit: diag.BadManifest,
		At: diag.Position{File: file, Line: p.line, Column: p.column},
	}
}

// language tells the languages of a file apart.
type language int8

const (
	native       language = iota // *.tf
	nativeValues                 // *.tfvars, in the same grammar
	asJSON                       // *.tf.json
	valuesJSON                   // *.tfvars.json
)

type treeKey struct {
	content  string
	language language
}

// parse returns the tree of a file, once for each content.
func (w *Workspace) parse(src []byte, name string, as language) *tree {
	key := treeKey{string(src), as}
	w.mu.Lock()
	t := w.trees[key]
	w.mu.Unlock()
	if t != nil {
		return t
	}
	t = newTree(src, name, as)
	w.mu.Lock()
	defer w.mu.Unlock()
	if other := w.trees[key]; other != nil {
		return other
	}
	t.id = len(w.trees) + 1
	if w.trees == nil {
		w.trees = map[treeKey]*tree{}
	}
	w.trees[key] = t
	return t
}

func newTree(src []byte, name string, as language) *tree {
	t := &tree{name: name, body: &hclsyntax.Body{Attributes: hclsyntax.Attributes{}}}
	if at, ok := tooDeep(src, name, as); ok {
		t.problems = append(t.problems, problem{
			what: "the file is too large, or nested too deeply, to be read", line: at.Line, column: at.Column,
		})
		return t
	}
	var body *hclsyntax.Body
	var diags hcl.Diagnostics
	switch as {
	case native, nativeValues:
		var file *hcl.File
		file, diags = hclsyntax.ParseConfig(src, name, hcl.InitialPos)
		body, _ = file.Body.(*hclsyntax.Body)
	case asJSON:
		body, diags = parseJSON(src, name)
	case valuesJSON:
		body, diags = parseValuesJSON(src, name)
	}
	if body != nil {
		t.body = body
	}
	for _, d := range diags {
		if d.Severity == hcl.DiagError && len(t.problems) < maxProblems {
			t.problems = append(t.problems, problemOf(d, src, as))
		}
	}
	return t
}

// problemOf turns what the parser says into a problem with its excerpt.
func problemOf(d *hcl.Diagnostic, src []byte, as language) problem {
	p := problem{what: sentence(d.Summary), hint: d.Detail}
	if d.Subject == nil {
		return p
	}
	p.line, p.column = d.Subject.Start.Line, d.Subject.Start.Column
	p.excerpt = excerpt(src, p.line, as)
	return p
}

// sentence makes a heading of the parser one of ours: lower case, no full stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + strings.TrimSuffix(s[1:], ".")
}

// excerpt is a line of a file. Of a file of values it is the name alone: the
// value may be a secret.
func excerpt(src []byte, line int, as language) string {
	for range line - 1 {
		_, rest, ok := bytes.Cut(src, []byte("\n"))
		if !ok {
			return ""
		}
		src = rest
	}
	text, _, _ := bytes.Cut(src, []byte("\n"))
	if as == nativeValues || as == valuesJSON {
		return string(text[:bytes.IndexAny(text, "=:")+1]) + " …"
	}
	return strings.TrimRight(string(text[:min(len(text), 200)]), "\r")
}
