// Package api is the sandbox's AWS door: one HTTP handler that speaks AWS's
// wire protocols for the operations that flota's engines and a curious user of
// the aws command line need, so that the same client code works against the
// sandbox and against AWS.
//
// Every service is a table of typed operations (see handle and route). What an
// operation answers comes from the store, where Terraform put it, and from the
// parts of the sandbox that run things.
package api

import (
	"context"
	"net/http"
	"strings"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/discovery"
	"flota.dev/flota/internal/sandbox/events"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/machines"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/pipeline"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/runtime"
	"flota.dev/flota/internal/sandbox/store"
)

// Config is what the door opens onto.
type Config struct {
	Store     *store.Store
	Buckets   *Buckets
	Logs      *logs.Logs
	Registry  *registry.Registry
	Metrics   *metrics.Metrics
	Balancer  Balancer
	Discovery *discovery.Directory
	// Databases rotates the passwords that RDS keeps.
	Databases Databases
	Deployer  *deployer.Deployer
	Runtime   *runtime.Runtime
	Machines  *machines.Machines
	Events    *events.Bus
	Clock     clock.Clock
	Builds    *build.Builder
	Pipelines *pipeline.Engine
}

// Balancer is what the door needs of the load balancers.
type Balancer interface {
	Health(targetGroupARN string) []balancer.TargetHealth
	// Names lists the DNS names that have an address.
	Names() []string
	// Address returns the loopback address of a DNS name.
	Address(name string) (addr string, ok bool)
}

// Databases is what the door needs of the databases.
type Databases interface {
	// Rotate gives the master user whose password is in the secret a new one.
	Rotate(ctx context.Context, secret store.Key) error
}

// API is the handler of all services.
type API struct {
	Config
	byTarget  map[string]*service
	bySigning map[string]*service
	objects   *objects
	queries   queries
}

// New makes the door ready to serve.
func New(cfg Config) *API {
	a := &API{
		Config: cfg, byTarget: map[string]*service{}, bySigning: map[string]*service{},
		objects: newObjects(cfg.Buckets, cfg.Store),
	}
	cfg.Registry.Repositories(a.repositoryRules)
	for _, s := range a.services() {
		a.bySigning[s.signing] = s
		if s.target != "" {
			a.byTarget[s.target] = s
		}
	}
	return a
}

func (a *API) services() []*service {
	return []*service{
		a.cloudwatch(), a.codebuild(), a.codeconnections(), a.codedeploy(), a.codepipeline(), a.codestarConnections(), a.ec2(), a.ecr(), a.ecs(), a.elb(), a.kms(), a.logs(),
		a.rds(), a.scheduler(), a.secrets(), a.serviceDiscovery(), a.ssm(), a.sts(), a.workspaces(),
	}
}

// ServeHTTP finds out which service and which protocol a request is for. The
// order matters: headers that only one protocol has come first, and S3, whose
// paths can look like anything, comes last.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := callerOf(r)
	w.Header().Set("X-Amzn-Requestid", c.RequestID)
	switch {
	case r.URL.Path == "/v2" || strings.HasPrefix(r.URL.Path, "/v2/"):
		a.Registry.ServeHTTP(w, r)
	case strings.HasPrefix(r.URL.Path, "/_flota/"):
		a.serveOwn(w, r)
	case r.Header.Get("X-Amz-Target") != "":
		a.serveJSON(w, r, c)
	case isCBOR(r):
		a.serveCBOR(w, r, c)
	case isQuery(r):
		a.serveQuery(w, r, c)
	case c.Service == "s3" || c.Service == "":
		a.objects.serve(w, r, c)
	default:
		a.serveREST(w, r, c)
	}
}

// endpoint is the address under which the client reached the door.
func endpoint(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + strings.TrimSuffix(r.Host, "/")
}
