// Package flota holds what the flota binary carries with it: the Terraform
// library and the example fleets.
package flota

import (
	"embed"
	"io/fs"
)

// Without the prefix "all:", embed leaves out names that begin with a dot, and
// so the .terraform folders that Terraform makes when it runs in the sources.
//
//go:embed modules stacks
var library embed.FS

// Modules is the Terraform module library, by the paths below modules/: network/vpc/main.tf.
var Modules = sub("modules")

// Stacks are the root modules that call it, by the paths below stacks/: base-shared/main.tf.
var Stacks = sub("stacks")

func sub(dir string) fs.FS {
	f, err := fs.Sub(library, dir)
	if err != nil {
		panic(err) // only for a name that is no path, and both are constants
	}
	return f
}
