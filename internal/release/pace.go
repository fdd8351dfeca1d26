package release

import (
	"context"
	"time"

	"flota.dev/flota/internal/fleet"
)

// Pace is how often the engine looks at AWS, and how fast waits pass there.
type Pace struct {
	// Quick is the time between two looks while things move, Calm while nothing does.
	Quick, Calm time.Duration
	// Scale is how many times faster than on AWS waits such as bake pass; 1 on AWS.
	Scale float64
}

// AWSPace suits AWS, whose APIs throttle callers that ask too often.
func AWSPace() Pace { return Pace{Quick: 2 * time.Second, Calm: 5 * time.Second, Scale: 1} }

// LoopbackPace suits a sandbox on the same machine, on which waits pass scale times faster.
func LoopbackPace(scale float64) Pace {
	return Pace{Quick: 150 * time.Millisecond, Calm: 300 * time.Millisecond, Scale: max(scale, 1)}
}

// restless is for how many quick looks after a change things count as moving.
const restless = 20

// next returns how long to wait when the last change was quiet ago.
func (p Pace) next(quiet time.Duration) time.Duration {
	if quiet < restless*p.Quick {
		return p.Quick
	}
	return p.Calm
}

// real returns how long a wait of d on AWS takes.
func (p Pace) real(d time.Duration) time.Duration {
	return time.Duration(float64(d) / max(p.Scale, 1))
}

// start returns how long the tasks of a new version may take to become healthy.
// To start a process is work, which takes as long in a sandbox as on AWS; only
// once a task answers, and badly, is the rest waiting.
func (p Pace) start(h fleet.Health, answers bool) time.Duration {
	work, checks := h.Grace+h.Interval*time.Duration(h.Unhealthy), h.Interval*time.Duration(h.Healthy)
	if answers {
		return p.real(work)
	}
	return work + p.real(checks)
}

// wait waits for d, or until ctx ends; then it returns the cause.
func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
