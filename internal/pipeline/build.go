package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/ledger"
)

// Build is what the steps build and plan leave for those after them: the same
// image and the reviewed plans, in every environment.
type Build struct {
	Service string `json:"service"`
	Version string `json:"version"`
	Commit  string `json:"commit"`
	Branch  string `json:"branch,omitempty"`
	// Repository and Digest are those of the image. Of a site, Digest is that of its files.
	Repository string    `json:"repository,omitempty"`
	Digest     string    `json:"digest"`
	Built      time.Time `json:"built"`
	// Plans are by environment.
	Plans map[string]Plan `json:"plans,omitempty"`
}

// Plan tells what was planned for one environment.
type Plan struct {
	// Hash is that of the plan: what is approved, and what the ledger keeps.
	Hash    string        `json:"hash"`
	Changes event.Changes `json:"changes"`
	// Resources lists what would change, an action and an address each.
	Resources []string `json:"resources,omitempty"`
	// Route tells how the service's route in the environment's API, which is no
	// part of this plan, differs from the manifest's.
	Route string `json:"route,omitempty"`
	// Stale says why the plan was not applied once it was approved: it needs another look.
	Stale string `json:"stale,omitempty"`
}

// Any reports whether the plan has anything to apply.
func (p Plan) Any() bool { return p.Changes.Any() || len(p.Resources) > 0 }

// Summary tells a plan in a line: "nothing to change", "2 to add, 1 to change".
func (p Plan) Summary() string {
	told := "nothing to change"
	if p.Any() {
		told = p.Changes.Planned()
	}
	if p.Route != "" {
		told += "; its route waits for an apply of the environment's base"
	}
	return told
}

// Told is the plan as a pull request shows it: no values, which may be secret,
// but what happens to which resource.
func (p Plan) Told(stack string) Planned {
	out := Planned{Stack: stack, Changes: p.Changes, Route: p.Route, Text: strings.Join(p.Resources, "\n")}
	for _, r := range p.Resources {
		action, address, _ := strings.Cut(r, " ")
		if action == "delete" || action == "replace" {
			out.Lost = append(out.Lost, address)
		}
	}
	return out
}

// Builds keeps the builds of a fleet, by service and commit.
type Builds struct {
	// Objects is an encrypted bucket: plans hold sensitive values.
	Objects ledger.Store
}

func buildKey(service, commit string) string {
	return path.Join("builds", service, commit, "build.json")
}

// PlanPrefix is the prefix of the objects that make up a plan.
func PlanPrefix(service, commit, environment string) string {
	return path.Join("builds", service, commit, "plan", environment) + "/"
}

// FilesKey is the key of a site's files, packed.
func FilesKey(service, commit string) string {
	return path.Join("builds", service, commit, "files.tar.gz")
}

// Load returns the build of a commit, or an error that tells how to make one.
func (b Builds) Load(ctx context.Context, service, commit string) (Build, error) {
	body, err := b.Objects.Get(ctx, buildKey(service, commit))
	if errors.Is(err, ledger.ErrNotFound) {
		return Build{}, &diag.Error{
			What: fmt.Sprintf("%s has no build of commit %.12s", service, commit),
			Hint: "flota pipeline step build " + service, Err: ErrNotFound,
		}
	}
	if err != nil {
		return Build{}, err
	}
	var out Build
	if err := json.Unmarshal(body, &out); err != nil {
		return Build{}, fmt.Errorf("read the build of %s: %w", service, err)
	}
	return out, nil
}

// Save keeps a build in the place of an earlier one of its commit.
func (b Builds) Save(ctx context.Context, build Build) error {
	body, err := json.MarshalIndent(build, "", "  ")
	if err != nil {
		return err
	}
	return b.Objects.Put(ctx, buildKey(build.Service, build.Commit), append(body, '\n'), false)
}
