package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// source is the TypeScript of one type, taken apart.
type source struct {
	version string
	main    string // the class of the resource, data source or provider
	classes map[string]*class
	// syntax holds what each ToHclTerraform function says of the arguments it
	// writes; the main class's own is under "".
	syntax map[string]map[string]syntax
}

// class is a generated class: a resource or a struct nested in it.
type class struct {
	base   string
	fields []field
	open   bool // being built, further up
}

// field is one attribute or block of a class. The comment above it says who sets it.
type field struct {
	name                         string
	computed, optional, required bool
	getter                       string // how its value is read, such as getStringAttribute
	set                          bool   // the value is a set that the getter turns into a list
	class                        string // the class of its elements' wrapper, for structs
}

// syntax is how an argument is written in HCL.
type syntax struct {
	block   bool
	shape   string // simple, list, set, map or struct
	storage string
}

var (
	classLine    = regexp.MustCompile(`^export class (\w+) extends cdktf\.(\w+)`)
	fieldLine    = regexp.MustCompile(`^  // (\w+) - computed: (\w+), optional: (\w+), required: (\w+)`)
	structLine   = regexp.MustCompile(`^  private _\w+ = new (?:cdktf\.)?(\w+)\(this, "\w+"(?:, (true|false))?\)`)
	getterLine   = regexp.MustCompile(`^    return (.*)this\.(get\w+Attribute|interpolationForAttribute)\(`)
	functionLine = regexp.MustCompile(`^export function (\w+)ToHclTerraform\(`)
	keyLine      = regexp.MustCompile(`^ +(\w+): \{$`)
	syntaxLine   = regexp.MustCompile(`^ +(isBlock|type|storageClassType): "?(\w+)"?,`)
	versionLine  = regexp.MustCompile(`providerVersion: '([\d.]+)'`)
)

// readSource reads the TypeScript that the source map of lib/dir/index.js carries.
// The JavaScript itself has lost the comments on settable attributes.
func readSource(lib, dir string) (*source, error) {
	raw, err := os.ReadFile(filepath.Join(lib, dir, "index.js"))
	if err != nil {
		return nil, err
	}
	_, encoded, ok := strings.Cut(string(raw), "sourceMappingURL=data:application/json;base64,")
	if !ok {
		return nil, fmt.Errorf("%s: no source map", dir)
	}
	decoded, err := base64.StdEncoding.DecodeString(strings.TrimSpace(encoded))
	if err != nil {
		return nil, fmt.Errorf("%s: source map: %w", dir, err)
	}
	var sourceMap struct {
		SourcesContent []string `json:"sourcesContent"`
	}
	if err := json.Unmarshal(decoded, &sourceMap); err != nil {
		return nil, fmt.Errorf("%s: source map: %w", dir, err)
	}
	if len(sourceMap.SourcesContent) != 1 {
		return nil, fmt.Errorf("%s: the source map holds %d sources, not 1", dir, len(sourceMap.SourcesContent))
	}
	s := parse(sourceMap.SourcesContent[0])
	if s.main == "" || s.version == "" {
		return nil, fmt.Errorf("%s: no resource class or no version in it", dir)
	}
	return s, nil
}
