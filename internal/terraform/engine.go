// Package terraform runs Terraform, or OpenTofu, on the stacks of a fleet: it
// finds or installs the program, runs it with an environment of its own,
// turns its JSON output into events and errors, and sees to it that no state
// lock is left behind.
//
// Where neither program is on the machine and Terraform's releases can't be
// reached, OpenTofu is built from source. `go install` of it fails, because its
// go.mod has a replace directive, which Go honours only in the main module. So
// there is a small module of ours that requires it and repeats the directive.
// Its go.mod and go.sum are embedded from the folder opentofu under the names
// go.mod.txt and go.sum.txt, since Go doesn't embed files of a folder that is
// a module itself; they get their real names in the folder in which `go build`
// runs.
package terraform

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Product is which program runs.
type Product string

// The products.
const (
	Terraform Product = "Terraform"
	OpenTofu  Product = "OpenTofu"
)

// Minimum is the oldest version that can run the stacks: they say so by
// required_version, which OpenTofu compares with its own version. State
// locking in S3 without DynamoDB (use_lockfile) is what needs it.
const Minimum = "1.11.1"

// Engine is a program that can run the stacks.
type Engine struct {
	Path    string // absolute
	Product Product
	Version string // such as 1.11.4
}

// String names the engine for people.
func (e Engine) String() string { return fmt.Sprintf("%s %s (%s)", e.Product, e.Version, e.Path) }

// versionLine is the first line that both programs answer to `version`.
var versionLine = regexp.MustCompile(`(?m)^(Terraform|OpenTofu) v(\S+)`)

// inspect asks the program at path what it is.
func inspect(ctx context.Context, path string) (Engine, error) {
	cmd := exec.CommandContext(ctx, path, "version")
	cmd.Env = append(scrubbed(os.Environ()), "CHECKPOINT_DISABLE=1", "TF_CLI_CONFIG_FILE="+os.DevNull)
	out, err := cmd.Output()
	if err != nil {
		return Engine{}, fmt.Errorf("ask %s for its version: %w", path, err)
	}
	m := versionLine.FindSubmatch(out)
	if m == nil {
		first, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
		return Engine{}, fmt.Errorf("%s is neither Terraform nor OpenTofu: it answers %q to version", path, first)
	}
	return Engine{Path: path, Product: Product(m[1]), Version: string(m[2])}, nil
}

// recent reports whether the engine is new enough. A pre-release counts as its release.
func (e Engine) recent() bool {
	have, ok := numbers(e.Version)
	least, _ := numbers(Minimum)
	return ok && slices.Compare(have, least) >= 0
}

// numbers takes a version such as 1.12.0-rc1 apart; what stands behind the numbers does not count.
func numbers(version string) ([]int, bool) {
	core, _, _ := strings.Cut(version, "-")
	var out []int
	for part := range strings.SplitSeq(core, ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return nil, false
		}
		out = append(out, n)
	}
	return out, true
}
