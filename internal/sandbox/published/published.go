// Package published holds what AWS itself publishes in every account: the
// parameters that name its newest images, and the bundles of WorkSpaces. Both
// doors of the sandbox, Terraform's and the API's, answer from here.
package published

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Parameter is a public parameter of Systems Manager. It is of the type String, and version 1 for ever.
type Parameter struct {
	Name  string
	ARN   string // without an account
	Value string
}

// Prefix is what the names of all public parameters begin with.
const Prefix = "/aws/service/"

// families are the paths whose parameters are all known. Below others any name
// has a value, since AWS publishes thousands.
//
// docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
var families = map[string][]string{
	"/aws/service/ami-amazon-linux-latest/": crossed("al2023-ami-", []string{"kernel-default-", "kernel-6.1-", "kernel-6.12-", "minimal-kernel-default-"}, []string{"arm64", "x86_64"}),
	"/aws/service/ami-windows-latest/":      crossed("Windows_Server-", []string{"2016-", "2019-", "2022-", "2025-"}, []string{"English-Full-Base", "English-Core-Base"}),
}

func crossed(prefix string, middles, ends []string) []string {
	var out []string
	for _, m := range middles {
		for _, e := range ends {
			out = append(out, prefix+m+e)
		}
	}
	slices.Sort(out)
	return out
}

// FindParameter returns the public parameter of that name in a region, if AWS publishes it.
func FindParameter(region, name string) (Parameter, bool) {
	if !strings.HasPrefix(name, Prefix) {
		return Parameter{}, false
	}
	for path, names := range families {
		if rest, ok := strings.CutPrefix(name, path); ok && !slices.Contains(names, rest) {
			return Parameter{}, false
		}
	}
	return Parameter{Name: name, ARN: "arn:aws:ssm:" + region + "::parameter" + name, Value: image(region, name)}, true
}

// ParametersBelow returns the public parameters whose names begin with a path,
// sorted by name. They are below /aws/service only: an account's own root is without them.
func ParametersBelow(region, path string) []Parameter {
	var out []Parameter
	if !strings.HasPrefix(path+"/", Prefix) {
		return nil
	}
	for family, names := range families {
		for _, n := range names {
			if p, ok := FindParameter(region, family+n); ok && strings.HasPrefix(p.Name, path) {
				out = append(out, p)
			}
		}
	}
	slices.SortFunc(out, func(a, b Parameter) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// image is an AMI's id, the same for one name and region and no other.
func image(region, name string) string {
	sum := sha256.Sum256([]byte(region + name))
	return "ami-" + hex.EncodeToString(sum[:])[:17]
}
