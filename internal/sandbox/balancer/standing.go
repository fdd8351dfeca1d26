package balancer

import "time"

// standing is what the checks of a target have come to.
type standing struct {
	state       State
	reason      string
	description string
	since       time.Time // when it was registered
	passed      int       // checks in a row
	failed      int
}

// initialChecking is the reason of a new target that fails its checks and may still be starting.
const initialChecking = "Elb.InitialHealthChecking"

// patienceWith is how long a new target may fail its checks in the way of v.
func (s *settings) patienceWith(v verdict) time.Duration {
	if v.deaf {
		return startTime
	}
	return s.patience
}

// after returns the standing after one more check. A target becomes healthy
// after so many passed checks in a row, and unhealthy after so many failed
// ones; a new target is given time to begin to listen.
func (s standing) after(v verdict, set *settings, now time.Time) standing {
	if v.reason == "" {
		s.failed = 0
		s.passed++
		if s.passed >= set.healthy {
			s.state, s.reason, s.description = Healthy, "", ""
		}
		return s
	}
	s.passed = 0
	s.failed++
	switch {
	case s.state == Unhealthy:
		s.reason, s.description = v.reason, v.description
	case s.failed < set.unhealthy:
	case s.state == Initial && now.Sub(s.since) < set.patienceWith(v):
		s.reason, s.description = initialChecking, v.description
	default:
		s.state, s.reason, s.description = Unhealthy, v.reason, v.description
	}
	return s
}
