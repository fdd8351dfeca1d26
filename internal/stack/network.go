package stack

import "flota.dev/flota/internal/fleet"

type network struct {
	CIDR      string   `json:"cidr"`
	Zones     int      `json:"zones"`
	NAT       string   `json:"nat"`
	Endpoints []string `json:"endpoints,omitempty"`
	Discovery bool     `json:"discovery"`
}

func newNetwork(n fleet.Network, discovery bool) network {
	return network{CIDR: n.CIDR, Zones: n.Zones, NAT: n.NAT, Endpoints: n.Endpoints, Discovery: discovery}
}

// discovers reports whether any service of an environment is found by a name of its own.
func discovers(f *fleet.Fleet, environment string) bool {
	for _, s := range f.Services(environment) {
		if s.Discovery {
			return true
		}
	}
	return false
}

// peers returns the ports of the needed services that are found by name, by service.
func peers(f *fleet.Fleet, environment string, s *fleet.Service) map[string]int {
	out := map[string]int{}
	for _, need := range s.Needs {
		if other, ok := f.Service(environment, need); ok && other.Discovery {
			out[need] = other.Port
		}
	}
	return out
}
