package release

import (
	"fmt"
	"time"

	"flota.dev/flota/internal/fleet"
)

// Prediction is how long a release will take by its settings. Starting a task
// adds to it: pulling the image and the process's own start.
type Prediction struct {
	Live  time.Duration // until all traffic is on the new revision
	Total time.Duration // until the old revision is gone
}

// String tells the prediction in words.
func (p Prediction) String() string {
	if p.Total == p.Live {
		return fmt.Sprintf("live in about %s", p.Live.Round(100*time.Millisecond))
	}
	return fmt.Sprintf("live in about %s, done in about %s",
		p.Live.Round(100*time.Millisecond), p.Total.Round(100*time.Millisecond))
}

// healthFloor is the least time between two health checks, however fast other waits pass.
const healthFloor = 100 * time.Millisecond

// Predict adds up the waits that the settings of a service ask for.
func Predict(s *fleet.Service, first bool, pace Pace) Prediction {
	if s.Kind == fleet.Job || s.Kind == fleet.Site {
		return Prediction{}
	}
	var p Prediction
	if s.Kind == fleet.HTTP {
		interval := min(s.Health.Interval, max(pace.real(s.Health.Interval), healthFloor))
		p.Live = interval * time.Duration(s.Health.Healthy)
	}
	c := configure(s, Outputs{}, first)
	p.Live += pace.real(time.Duration(c.CanaryMinutes+c.LinearMinutes*c.steps()) * time.Minute)
	p.Total = p.Live + pace.real(time.Duration(c.BakeMinutes)*time.Minute)
	if !first {
		p.Total += s.Drain
	}
	return p
}
