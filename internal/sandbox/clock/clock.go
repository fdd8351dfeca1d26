// Package clock is the sandbox's sense of time: waiting can be made to pass
// faster than on AWS, real work never is.
package clock

import (
	"context"
	"time"
)

// Clock turns the waits that AWS would make (bake, canary steps, health check
// intervals, alarm periods) into the sandbox's waits.
type Clock struct {
	scale float64
}

// New returns a clock on which a wait of scale seconds passes in one. A scale below 1 counts as 1.
func New(scale float64) Clock {
	if scale < 1 {
		scale = 1
	}
	return Clock{scale: scale}
}

// Scale returns how many times faster waits pass.
func (c Clock) Scale() float64 {
	if c.scale == 0 {
		return 1
	}
	return c.scale
}

// Real returns how long a wait of d on AWS takes here.
func (c Clock) Real(d time.Duration) time.Duration {
	return time.Duration(float64(d) / c.Scale())
}

// RealAtLeast is Real with a floor, for waits such as health check intervals
// that stop being useful when they are too short. A d below least stays d.
func (c Clock) RealAtLeast(d, least time.Duration) time.Duration {
	return min(d, max(c.Real(d), least))
}

// Wait waits for d of AWS's time, or until ctx ends; then it returns the cause.
func (c Clock) Wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(c.Real(d))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
