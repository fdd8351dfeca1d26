package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// setFunction is fileset: the files below a folder whose paths match a pattern
// of *, **, ?, [a-z] and {a,b}.
func (r *reader) setFunction() function.Function {
	return function.New(&function.Spec{
		Params: texts("path", "pattern"),
		Type:   function.StaticReturnType(cty.Set(cty.String)),
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			found, err := r.matches(args[0].AsString(), args[1].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			if len(found) == 0 {
				return cty.SetValEmpty(cty.String), nil
			}
			return cty.SetVal(found), nil
		},
	})
}

func (r *reader) matches(folder, pattern string) ([]cty.Value, error) {
	clean := path.Clean(filepath.ToSlash(pattern))
	wanted, err := globPattern(clean)
	if err != nil {
		return nil, fmt.Errorf("failed to glob pattern %s: %w", pattern, err)
	}
	root := r.path(folder)
	levels := strings.Count(clean, "/")
	if strings.Contains(clean, "**") {
		levels = maxDepth
	}
	var found []cty.Value
	seen := 0
	err = filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if seen++; seen > maxElements {
			return errElements
		}
		if err != nil {
			return nil // what cannot be listed has no files for Terraform either
		}
		name, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if d.IsDir() {
			if name != "." && strings.Count(name, "/") >= levels {
				return fs.SkipDir
			}
			return nil
		}
		if wanted.MatchString(name) && isFile(file) {
			found = append(found, cty.StringVal(name))
		}
		return nil
	})
	return found, err
}

func isFile(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.Mode().IsRegular()
}

// globPattern writes a pattern for paths as a regular expression.
func globPattern(glob string) (*regexp.Regexp, error) {
	var b strings.Builder
	b.WriteString(`\A`)
	braces := 0
	for i := 0; i < len(glob); i++ {
		switch rest := glob[i:]; {
		case strings.HasPrefix(rest, "**/"):
			b.WriteString(`(?:[^/]+/)*`)
			i += 2
		case strings.HasPrefix(rest, "**"):
			b.WriteString(`.*`)
			i++
		case rest[0] == '*':
			b.WriteString(`[^/]*`)
		case rest[0] == '?':
			b.WriteString(`[^/]`)
		case rest[0] == '{':
			b.WriteString(`(?:`)
			braces++
		case rest[0] == '}' && braces > 0:
			b.WriteByte(')')
			braces--
		case rest[0] == ',' && braces > 0:
			b.WriteByte('|')
		case rest[0] == '[':
			end := strings.IndexByte(rest, ']')
			if end < 2 {
				return nil, errors.New("syntax error in pattern")
			}
			b.WriteString("[" + strings.Replace(rest[1:end], "!", "^", 1) + "]")
			i += end
		case rest[0] == '\\' && len(rest) > 1:
			b.WriteString(regexp.QuoteMeta(rest[1:2]))
			i++
		default:
			b.WriteString(regexp.QuoteMeta(rest[:1]))
		}
	}
	b.WriteString(`\z`)
	if braces > 0 {
		return nil, errors.New("syntax error in pattern")
	}
	return regexp.Compile(b.String())
}
