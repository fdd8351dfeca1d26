// Package stack makes a fleet into stacks: which instances of the four
// Terraform roots there are, what each one needs, the variables it gets, and
// the working directory in which Terraform runs it. It knows nothing of
// running Terraform.
package stack

import (
	"fmt"
	"slices"
	"strings"

	"flota.dev/flota/internal/dag"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// Kind is which of the four roots a stack is made from. Its text is the root's folder.
type Kind string

// The kinds of stacks.
const (
	BaseShared         Kind = "base-shared"
	BaseEnvironment    Kind = "base-environment"
	ServiceCore        Kind = "service-core"
	ServiceEnvironment Kind = "service-environment"
)

// Instance is one stack: a root with variables and a state of its own.
type Instance struct {
	// ID is base/shared, base/<environment>, service/<name>/core or service/<name>/<environment>.
	ID          string
	Kind        Kind
	Environment string // empty for shared stacks
	Service     string // empty for base stacks
	Account     string // twelve digits: where the stack's resources live
	Region      string
	// Needs are the IDs of the stacks that are applied before this one, sorted.
	Needs []string
}

// Root is the root's folder among the roots, such as "base-shared".
func (i Instance) Root() string { return string(i.Kind) }

// Folder is the name of the instance's working directory, and of anything else on disk that is named after it.
func (i Instance) Folder() string { return folder(i.ID) }

func folder(id string) string { return strings.ReplaceAll(id, "/", ".") }

const sharedID = "base/shared"

func baseID(environment string) string             { return "base/" + environment }
func coreID(service string) string                 { return "service/" + service + "/core" }
func serviceID(service, environment string) string { return "service/" + service + "/" + environment }

// All returns every stack of the fleet: base stacks first, then those of the
// services by name, each in the order of the environments. With N services and
// E environments there are 1 + N + E·(1 + N).
func All(f *fleet.Fleet) []Instance {
	shared := Instance{ID: sharedID, Kind: BaseShared, Account: f.Shared.Account, Region: f.Shared.Region}
	all := []Instance{shared}
	for _, e := range f.Environments {
		all = append(all, Instance{
			ID: baseID(e.Name), Kind: BaseEnvironment, Environment: e.Name,
			Account: e.Account, Region: e.Region, Needs: []string{sharedID},
		})
	}
	for _, name := range f.Names() {
		all = append(all, Instance{
			ID: coreID(name), Kind: ServiceCore, Service: name,
			Account: shared.Account, Region: shared.Region, Needs: []string{sharedID},
		})
		for _, e := range f.Environments {
			all = append(all, Instance{
				ID: serviceID(name, e.Name), Kind: ServiceEnvironment, Environment: e.Name, Service: name,
				Account: e.Account, Region: e.Region, Needs: []string{baseID(e.Name), coreID(name)},
			})
		}
	}
	return all
}

// Graph returns the order between stacks: an edge points from a stack to one that is applied before it.
func Graph(all []Instance) *dag.Graph[string] {
	g := &dag.Graph[string]{}
	for _, i := range all {
		g.Add(i.ID, i.Needs...)
	}
	return g
}

// Selection names a part of a fleet's stacks. An empty list leaves that side
// open; the zero Selection is all stacks.
type Selection struct {
	IDs          []string
	Environments []string // shared stacks belong to every environment
	Services     []string // base stacks belong to every service
}

// Select returns the stacks that the selection names, in the order of All. The
// error is a *diag.Error that names an ID that no stack has.
func Select(all []Instance, s Selection) ([]Instance, error) {
	for _, id := range s.IDs {
		if !slices.ContainsFunc(all, func(i Instance) bool { return i.ID == id }) {
			return nil, unknown(id)
		}
	}
	var out []Instance
	for _, i := range all {
		if among(s.IDs, i.ID) && (i.Environment == "" || among(s.Environments, i.Environment)) &&
			(i.Service == "" || among(s.Services, i.Service)) {
			out = append(out, i)
		}
	}
	return out, nil
}

func unknown(id string) error {
	return &diag.Error{
		What: fmt.Sprintf("there is no stack %q", id),
		Hint: "stacks are named base/shared, base/<environment>, service/<name>/core and service/<name>/<environment>",
		Exit: diag.Usage,
	}
}

func among(list []string, s string) bool { return len(list) == 0 || slices.Contains(list, s) }

// State is where a stack's state is kept.
type State struct {
	Bucket  string
	Key     string
	Account string
	Region  string
}

// Bucket returns the name of the fleet's state bucket.
func Bucket(f *fleet.Fleet) string {
	return fmt.Sprintf("%s-state-%s-%s", f.Name, f.Shared.Account, f.Shared.Region)
}

// StateOf returns where the state of a stack is kept: in the shared account, whatever the stack's own.
func StateOf(f *fleet.Fleet, id string) State {
	return State{
		Bucket:  Bucket(f),
		Key:     id + "/terraform.tfstate",
		Account: f.Shared.Account,
		Region:  f.Shared.Region,
	}
}
