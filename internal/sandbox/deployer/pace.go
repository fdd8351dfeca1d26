package deployer

import "time"

// Back-off between restarts, in AWS's time. ECS waits longer and longer when a
// service cannot start its tasks (service throttle logic); its own figures are
// not published beyond the limit of about half an hour.
const (
	firstPause = 10 * time.Second
	longPause  = 27 * time.Minute
	// shortPause is the least that a pause lasts here, however fast the clock.
	shortPause = 500 * time.Millisecond
	// settledAfter is how long a task must be healthy to be no longer part of a streak of failures.
	settledAfter = time.Minute
)

// pace keeps tasks of a revision that fail from being restarted too fast.
type pace struct {
	// level counts the failures in a row; tasks that were started together fail as one.
	level int
	retry time.Time
}

// pause is how long to wait after the given number of failures in a row: not
// at all after the first.
func (c *controller) pause(level int) time.Duration {
	if level < 2 {
		return 0
	}
	wait := longPause
	if level < 12 {
		wait = min(firstPause<<(level-2), longPause)
	}
	return c.d.cfg.Clock.RealAtLeast(wait, shortPause)
}

func (c *controller) pace(revision string) *pace {
	p, ok := c.paces[revision]
	if !ok {
		p = &pace{}
		c.paces[revision] = p
	}
	return p
}

// failed takes note that a task ended by itself or never became healthy.
func (c *controller) failed(r *replica) {
	p := c.pace(r.revision)
	if r.ready && c.now.Sub(r.readySince) >= c.d.cfg.Clock.RealAtLeast(settledAfter, firstPause) {
		p.level, r.level = 0, 0
	}
	if r.level == p.level {
		p.level++
		p.retry = c.now.Add(c.pause(p.level))
	}
	if d := c.deployment; d != nil && d.Active() && r.revision == c.bringing().ARN {
		d.Breaker.Failures++
	}
}

// cameUp takes note that a task became healthy: the circuit breaker forgets
// its failures then (API: DeploymentCircuitBreaker, resetOnHealthyTask).
func (c *controller) cameUp(r *replica) {
	if d := c.deployment; d != nil && r.revision == c.bringing().ARN {
		d.Breaker.Failures = 0
	}
}

// mayStart reports whether tasks of a revision may be started now.
func (c *controller) mayStart(revision string) bool {
	p := c.pace(revision)
	if c.now.Before(p.retry) {
		c.at(p.retry)
		return false
	}
	return true
}
