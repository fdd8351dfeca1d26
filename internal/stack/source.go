package stack

import (
	"regexp"
	"strings"

	"flota.dev/flota/internal/fleet"
)

// librarySource matches the source line of a call to the module library.
var librarySource = regexp.MustCompile(`(?m)^(\s*source\s*=\s*)"\.\./\.\./modules/([^"]+)"`)

// external points a root's module calls at the library that the manifest names
// instead of the built-in one. Terraform wants the source of a module to be a
// literal, so no variable can carry it.
func external(src []byte, m fleet.Modules) []byte {
	ref := ""
	if m.Ref != "" {
		ref = "?ref=" + m.Ref
	}
	literal := func(s string) string { return strings.ReplaceAll(s, "$", "$$") }
	return librarySource.ReplaceAll(src, []byte(`$1"`+literal(m.Source)+`//modules/$2`+literal(ref)+`"`))
}
