// Package release brings versions of services live, and takes them back. AWS
// carries a release out; this engine checks what it needs, starts it, watches
// it, ends it early when it is bound to fail, explains how it went, and writes
// it to the ledger. It may be killed at any moment: the next one to look reads
// from AWS how the release ended.
package release

import (
	"io/fs"
	"time"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

// Engine carries releases of one environment.
type Engine struct {
	ports  Ports
	ledger *ledger.Ledger
	sink   event.Sink
	pace   Pace
	holder ledger.Holder
}

// New returns an engine. The holder is who the ledger and its leases name.
func New(ports Ports, l *ledger.Ledger, sink event.Sink, pace Pace, holder ledger.Holder) *Engine {
	return &Engine{ports: ports, ledger: l, sink: sink, pace: pace, holder: holder}
}

// Request asks for one version of one service to go live.
type Request struct {
	Fleet       string
	Environment string
	Service     *fleet.Service // as it is in the environment
	Version     string
	Image       Image   // for all kinds but sites
	Files       fs.FS   // for sites: what is served, with an index.html
	Outputs     Outputs // of the stack service/<name>/<environment>
	Commit      string
	Plan        string // hash of the plan that was reviewed with it
	// Outside says that flota is not in the network of the service, as a step of
	// CodeBuild: where the service cannot be reached for verification, health
	// checks and alarms must do.
	Outside bool
	// Detach returns as soon as all traffic is on the new revision, with the verdict baking.
	Detach bool
}

// cluster and name are what the stacks call the cluster and the ECS service.
func (r Request) cluster() string { return r.Fleet + "-" + r.Environment }
func (r Request) name() string    { return r.cluster() + "-" + r.Service.Name }

// Image is one image in a registry.
type Image struct {
	// Repository is the URL without a tag: <account>.dkr.ecr.<region>.amazonaws.com/<fleet>/<service>.
	Repository string
	Digest     string // sha256:…
}

// String is the reference that a task definition holds.
func (i Image) String() string { return i.Repository + "@" + i.Digest }

// Result is how a release ended.
type Result struct {
	Release ledger.Release
	// Live is the time until all traffic was on the new revision; 0 if it never was.
	Live time.Duration
	Took time.Duration
	// Log holds the last lines of the task that made the release fail.
	Log []string
}
