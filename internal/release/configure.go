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
	if s.Deploy.Strategy == fleet.Canary {
		c.Strategy = canary
		c.CanaryPercent, c.CanaryMinutes = s.Deploy.Canary.Percent, minutes(s.Deploy.Canary.Wait)
	}
	return c
}

// restore is how an earlier revision comes back: all at once, and without
// alarms, which may well be firing because of what is to go.
func restore(s *fleet.Service) Configuration {
	if s.Kind == fleet.HTTP {
		return Configuration{Strategy: blueGreen}
	}
	return Configuration{Strategy: rolling}
}

func verifies(s *fleet.Service, o Outputs) bool {
	return s.Kind == fleet.HTTP && o.Host != "" && len(s.Deploy.Verify.Paths) > 0 && s.Deploy.Verify.Requests > 0
}

// minutes rounds up to the whole minutes that ECS counts in.
func minutes(d time.Duration) int { return int(math.Ceil(d.Minutes())) }
