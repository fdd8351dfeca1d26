package config

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// reader reads the files that an expression names.
type reader struct {
	dir  string
	read func(path string)
}

func fileFunctions(r *reader, template render) map[string]guarded {
	out := map[string]guarded{
		"abspath":        every(recode("path", func(s string) (string, error) { p, err := filepath.Abs(r.path(s)); return filepath.ToSlash(p), err })),
		"basename":       plain(recode("path", func(s string) (string, error) { return filepath.Base(s), nil })),
		"dirname":        plain(recode("path", func(s string) (string, error) { return filepath.Dir(s), nil })),
		"file":           every(recode("path", r.text)),
		"filebase64":     every(recode("path", r.encoded)),
		"fileexists":     every(r.existsFunction()),
		"fileset":        every(r.setFunction()),
		"pathexpand":     plain(recode("path", expandHome)),
		"templatefile":   {Function: r.templateFileFunction(template), blind: 1},
		"templatestring": {Function: templateStringFunction(template), blind: 1},
	}
	for name, h := range map[string]func() hash.Hash{"md5": md5.New, "sha1": sha1.New, "sha256": sha256.New, "sha512": sha512.New} {
		out["file"+name] = every(recode("path", r.digest(digest(h, hex.EncodeToString))))
		if name == "sha256" || name == "sha512" {
			out["filebase64"+name] = every(recode("path", r.digest(digest(h, base64.StdEncoding.EncodeToString))))
		}
	}
	return out
}

// path is where a path leads from the root module's folder.
func (r *reader) path(p string) string {
	if expanded, err := expandHome(p); err == nil {
		p = expanded
	}
	if filepath.IsAbs(p) {
		return filepath.Clean(p)
	}
	return filepath.Join(r.dir, p)
}

func expandHome(p string) (string, error) {
	if !strings.HasPrefix(p, "~") {
		return p, nil
	}
	if p != "~" && !strings.HasPrefix(p, "~/") {
		return "", errors.New("cannot expand user-specific home dir")
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, p[1:]), err
}

// open opens a regular file. It reads no more than the file is said to hold:
// files of the kernel say that they hold nothing.
func (r *reader) bytes(name string) ([]byte, error) {
	path := r.path(name)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("no file exists at %q", name)
	case err != nil:
		return nil, fmt.Errorf("failed to read %s", name)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a regular file", name)
	case info.Size() > maxFile:
		return nil, &LimitError{fmt.Sprintf("%s has more than %d bytes", name, maxFile)}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("failed to read %s", name)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, info.Size()))
	if err != nil {
		return nil, fmt.Errorf("failed to read %s", name)
	}
	if r.read != nil {
		r.read(path)
	}
	return raw, nil
}

func (r *reader) text(name string) (string, error) {
	raw, err := r.bytes(name)
	if err == nil && !utf8.Valid(raw) {
		err = fmt.Errorf("contents of %q are not valid UTF-8; use the filebase64 function to obtain the Base64 encoded contents or the other file functions (e.g. filemd5, filesha256) to obtain file hashing results instead", name)
	}
	return string(raw), err
}

func (r *reader) encoded(name string) (string, error) {
	raw, err := r.bytes(name)
	return base64.StdEncoding.EncodeToString(raw), err
}

func (r *reader) digest(of func(string) (string, error)) func(string) (string, error) {
	return func(name string) (string, error) {
		raw, err := r.bytes(name)
		if err != nil {
			return "", err
		}
		return of(string(raw))
	}
}

func (r *reader) existsFunction() function.Function {
	return function.New(&function.Spec{
		Params: texts("path"),
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			info, err := os.Stat(r.path(args[0].AsString()))
			switch {
			case errors.Is(err, os.ErrNotExist):
				return cty.False, nil
			case err != nil:
				return cty.NilVal, fmt.Errorf("failed to stat %s", args[0].AsString())
			case info.IsDir():
				return cty.NilVal, fmt.Errorf("%s is a directory, not a file", args[0].AsString())
			case !info.Mode().IsRegular():
				return cty.NilVal, fmt.Errorf("%s is not a regular file", args[0].AsString())
			}
			return cty.True, nil
		},
	})
}

func (r *reader) templateFileFunction(template render) function.Function {
	return function.New(&function.Spec{
		Params: append(texts("path"), anything("vars")),
		Type:   function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			name := args[0].AsString()
			src, err := r.text(name)
			if err != nil {
				return cty.NilVal, function.NewArgError(0, err)
			}
			return expand(template, src, name, args[1])
		},
	})
}

func templateStringFunction(template render) function.Function {
	return function.New(&function.Spec{
		Params: append(texts("template"), anything("vars")),
		Type:   function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return expand(template, args[0].AsString(), "templatestring argument", args[1])
		},
	})
}

func expand(template render, src, name string, vars cty.Value) (cty.Value, error) {
	switch ty := vars.Type(); {
	case !vars.IsKnown():
		return cty.DynamicVal, nil
	case !ty.IsMapType() && !ty.IsObjectType():
		return cty.NilVal, function.NewArgErrorf(1, "invalid vars value: must be a map")
	}
	scope := vars.AsValueMap()
	for k := range scope {
		if !hclsyntax.ValidIdentifier(k) {
			return cty.NilVal, function.NewArgErrorf(1, "invalid template variable name %q: must start with a letter, followed by zero or more letters, digits, and underscores", k)
		}
	}
	return template([]byte(src), name, scope)
}
