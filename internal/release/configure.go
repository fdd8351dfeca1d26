package release

import (
	"math"
	"time"

	"flota.dev/flota/internal/fleet"
)

// Strategies of ECS (API: DeploymentConfiguration, strategy).
const (
	rolling   = "ROLLING"
	blueGreen = "BLUE_GREEN"
	canary    = "CANARY"
	linear    = "LINEAR"
)

// configure turns the manifest's settings into ECS's. A first release has no
// old revision to return to, so it neither sends a part of the traffic ahead
// nor bakes.
func configure(s *fleet.Service, o Outputs, first bool) Configuration {
	if s.Deploy.Strategy == fleet.Rolling {
		return Configuration{Strategy: rolling, Alarms: o.Alarms}
	}
	c := Configuration{Strategy: blueGreen, Alarms: o.Alarms, Pause: verifies(s, o)}
	if first {
		return c
	}
	c.BakeMinutes = minutes(s.Deploy.Bake)
	switch s.Deploy.Strategy {
	case fleet.Canary:
		c.Strategy = canary
		c.CanaryPercent, c.CanaryMinutes = s.Deploy.Canary.Percent, minutes(s.Deploy.Canary.Wait)
	case fleet.Linear:
		c.Strategy = linear
		c.LinearPercent, c.LinearMinutes = s.Deploy.Linear.Percent, minutes(s.Deploy.Linear.Wait)
	}
	return c
}

// steps is how many steps of a linear shift are watched: all but the last.
func (c Configuration) steps() int {
	if c.LinearPercent == 0 {
		return 0
	}
	return int(math.Ceil(100/c.LinearPercent)) - 1
}

// restore is how an earlier revision comes back: all at once, and without
// alarms, which may well be firing because of what is to go.
func restore(s *fleet.Service) Configuration {
	if s.Kind == fleet.HTTP {
		return Configuration{Strategy: blueGreen}
	}
	return Configuration{Strategy: rolling}
}

// verifies reports whether requests are sent to the new revision before clients
// get there, to a host by which it can be reached.
func verifies(s *fleet.Service, o Outputs) bool { return s.Verified() && o.Host != "" }

// minutes rounds up to the whole minutes that ECS counts in.
func minutes(d time.Duration) int { return int(math.Ceil(d.Minutes())) }
