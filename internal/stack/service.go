package stack

import (
	"hash/fnv"

	"flota.dev/flota/internal/fleet"
)

type serviceVariables struct {
	place
	Environment string  `json:"environment"`
	Service     service `json:"service"`
	Dashboard   bool    `json:"dashboard"`
	Retention   int     `json:"log_retention_days"`
}

type service struct {
	identity
	Port         int               `json:"port,omitempty"`
	Priority     int               `json:"priority,omitempty"`
	Discovery    bool              `json:"discovery,omitempty"`
	Peers        map[string]int    `json:"peers,omitempty"`
	Health       *health           `json:"health,omitempty"`
	Size         *size             `json:"size,omitempty"`
	Count        *count            `json:"count,omitempty"`
	Route        *route            `json:"route,omitempty"`
	Schedule     string            `json:"schedule,omitempty"`
	Needs        []string          `json:"needs,omitempty"`
	Env          map[string]string `json:"env,omitempty"`
	Secrets      map[string]secret `json:"secrets,omitempty"`
	Buckets      []string          `json:"buckets,omitempty"`
	DrainSeconds *int              `json:"drain_seconds,omitempty"`
	Deploy       *deploy           `json:"deploy,omitempty"`
	Watch        *watch            `json:"watch,omitempty"`
}

type health struct {
	Path            string `json:"path"`
	IntervalSeconds int    `json:"interval_seconds"`
	Healthy         int    `json:"healthy"`
	Unhealthy       int    `json:"unhealthy"`
	GraceSeconds    int    `json:"grace_seconds"`
}

type size struct {
	CPU    int `json:"cpu"`
	Memory int `json:"memory"`
}

type count struct {
	Min int `json:"min"`
	Max int `json:"max"`
	CPU int `json:"cpu,omitempty"`
}

type route struct {
	Paths  []string `json:"paths,omitempty"`
	Public bool     `json:"public"`
}

type secret struct {
	Source fleet.SecretSource `json:"source"`
	Name   string             `json:"name"`
}

type deploy struct {
	Strategy    fleet.Strategy `json:"strategy"`
	Controller  string         `json:"controller"`
	Canary      *step          `json:"canary,omitempty"`
	Linear      *step          `json:"linear,omitempty"`
	BakeSeconds int            `json:"bake_seconds"`
	RollbackOn  limits         `json:"rollback_on"`
}

type step struct {
	Percent     float64 `json:"percent"`
	WaitSeconds int     `json:"wait_seconds"`
}

type limits struct {
	ErrorRate  float64 `json:"error_rate,omitempty"`
	P99Seconds float64 `json:"p99_seconds,omitempty"`
}

// newService leaves out what a kind of service has no use for, so that a
// setting without effect is no change to a plan.
func newService(s *fleet.Service, priority map[string]int) service {
	v := service{
		identity: identity{s.Name, s.Kind},
		Needs:    s.Needs,
		Env:      s.Env,
		Buckets:  s.Buckets,
		Secrets:  map[string]secret{},
		Watch:    newWatch(s),
	}
	for name, from := range s.Secrets {
		v.Secrets[name] = secret(from)
	}
	if s.Kind != fleet.Site {
		v.Size = &size{CPU: s.Size.CPU, Memory: s.Size.Memory}
	}
	switch s.Kind {
	case fleet.HTTP:
		v.Port = s.Port
		v.Priority = priority[s.Name]
		v.Health = newHealth(s.Health)
		v.Count, v.Deploy = newCount(s.Count), newDeploy(s.Deploy)
		v.Route = &route{Paths: s.Route.Paths, Public: s.Route.Public}
		v.DrainSeconds = new(seconds(s.Drain))
		v.Discovery = s.Discovery
	case fleet.Worker:
		v.Port, v.Discovery = s.Port, s.Discovery
		v.Count, v.Deploy = newCount(s.Count), newDeploy(s.Deploy)
		v.DrainSeconds = new(seconds(s.Drain))
	case fleet.Job:
		v.Schedule = s.Schedule
	case fleet.Site:
		v.Route = &route{Paths: s.Route.Paths, Public: s.Route.Public}
	}
	return v
}

func newHealth(h fleet.Health) *health {
	return &health{
		Path: h.Path, IntervalSeconds: seconds(h.Interval),
		Healthy: h.Healthy, Unhealthy: h.Unhealthy, GraceSeconds: seconds(h.Grace),
	}
}

func newCount(c fleet.Count) *count { return &count{Min: c.Min, Max: c.Max, CPU: c.CPU} }

func newDeploy(d fleet.Deploy) *deploy {
	v := &deploy{
		Strategy: d.Strategy, Controller: d.Controller, BakeSeconds: seconds(d.Bake),
		RollbackOn: limits{ErrorRate: d.RollbackOn.ErrorRate, P99Seconds: d.RollbackOn.P99.Seconds()},
	}
	switch d.Strategy {
	case fleet.Canary:
		v.Canary = newStep(d.Canary)
	case fleet.Linear:
		v.Linear = newStep(d.Linear)
	}
	return v
}

func newStep(s fleet.Step) *step { return &step{Percent: s.Percent, WaitSeconds: seconds(s.Wait)} }

// slots is how many rule priorities the roots leave to the services of one environment.
const slots = 9999

// priorities gives every http service a slot of its own, from 1, for the load
// balancer's rules. A slot follows from the name, so that a new service does
// not move the rules of the others; where two names ask for one slot, the
// later name takes the next free one.
func priorities(services []*fleet.Service) map[string]int {
	out := map[string]int{}
	taken := map[int]bool{}
	for _, s := range services {
		if s.Kind != fleet.HTTP {
			continue
		}
		sum := fnv.New32()
		sum.Write([]byte(s.Name))
		slot := int(sum.Sum32() % slots)
		for taken[slot] {
			slot = (slot + 1) % slots
		}
		taken[slot] = true
		out[s.Name] = 1 + slot
	}
	return out
}
