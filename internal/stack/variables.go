package stack

import (
	"fmt"
	"math"
	"slices"
	"time"

	"flota.dev/flota/internal/fleet"
)

// Variables returns what the manifest says for a stack, as a value whose JSON
// is the stack's terraform.tfvars.json. Durations are whole seconds, sizes the
// units of the root's variables.tf.
func Variables(f *fleet.Fleet, i Instance) (any, error) {
	place := place{Fleet: f.Name, Account: i.Account, Region: i.Region}
	switch i.Kind {
	case BaseShared:
		return newShared(f, i, place), nil
	case ServiceCore:
		s, ok := f.Service("", i.Service)
		if !ok {
			return nil, fmt.Errorf("stack %s: the fleet has no service %s", i.ID, i.Service)
		}
		return newCore(f, place, s), nil
	}
	e, ok := f.Environment(i.Environment)
	if !ok {
		return nil, fmt.Errorf("stack %s: the fleet has no environment %s", i.ID, i.Environment)
	}
	if i.Kind == BaseEnvironment {
		v := baseVariables(place, e, f)
		if f.Source.Repository != "" {
			v.SharedAccount = f.Shared.Account
		}
		v.Security = newEnvironmentSecurity(f, i, e.Base.Security)
		return v, nil
	}
	s, ok := f.Service(e.Name, i.Service)
	if !ok {
		return nil, fmt.Errorf("stack %s: the fleet has no service %s in %s", i.ID, i.Service, e.Name)
	}
	v := newService(s, priorities(f.Services(e.Name)))
	v.Peers = peers(f, e.Name, s)
	return serviceVariables{
		place: place, Environment: e.Name, Service: v,
		Dashboard: e.Base.Dashboards == fleet.AllDashboards, Retention: e.Base.Logs.RetentionDays,
	}, nil
}

// place is what every root is told.
type place struct {
	Fleet   string `json:"fleet"`
	Account string `json:"account"`
	Region  string `json:"region"`
}

type identity struct {
	Name string     `json:"name"`
	Kind fleet.Kind `json:"kind"`
}

type environmentVariables struct {
	place
	monitoring
	Environment string `json:"environment"`
	// SharedAccount is where pipelines come from, if there are any.
	SharedAccount string                `json:"shared_account,omitempty"`
	Domain        string                `json:"domain"`
	Protect       bool                  `json:"protect"`
	Network       network               `json:"network"`
	Edge          edge                  `json:"edge"`
	Routes        map[string]entry      `json:"routes"`
	Databases     map[string]database   `json:"databases"`
	Buckets       map[string]bucket     `json:"buckets"`
	Secrets       map[string]madeSecret `json:"secrets"`
	Parameters    map[string]string     `json:"parameters"`
	Security      environmentSecurity   `json:"security"`
	Instances     map[string]machine    `json:"instances"`
}

// baseVariables protects what holds data where a person must approve releases:
// there, nothing is lost by accident. Elsewhere an environment can be removed whole.
func baseVariables(p place, e fleet.Environment, f *fleet.Fleet) environmentVariables {
	v := environmentVariables{
		place: p, Environment: e.Name, Domain: e.Domain, Protect: e.Approval,
		Network:    newNetwork(e.Base.Network, discovers(f, e.Name)),
		Edge:       newEdge(e.Base.Edge),
		Routes:     newEntries(e.Base.Edge, f.Services(e.Name)),
		monitoring: newMonitoring(e.Base),
		Instances:  machines(e.Base.Instances),
	}
	v.keepData(e.Base)
	return v
}

// accounts returns the accounts of all environments, each once, sorted.
func accounts(f *fleet.Fleet) []string {
	var out []string
	for _, e := range f.Environments {
		out = append(out, e.Account)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// seconds rounds up, since AWS counts in whole seconds and a wait must not become none.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }
