package flota

import "embed"

// Examples holds the example fleets, by their paths in the repository:
// examples/starter is what flota init writes, examples/cambio what flota demo puts live.
//
//go:embed all:examples
var Examples embed.FS

// Module holds flota's own go.mod and go.sum, out of which an example that is
// written out gets a module of its own.
//
//go:embed go.mod go.sum
var Module embed.FS
