package deployer

import (
	"slices"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

// TestNoRequestIsLostByCodeDeploy takes a service under load through every
// configuration of CodeDeploy's, every way back and scaling.
func TestNoRequestIsLostByCodeDeploy(t *testing.T) {
	s := newSite(t)
	s.lead()
	s.ended(s.deploy(s.version(1, "server"), BlueGreen, nil), Successful)
	stop := s.load()
	for i, strategy := range []string{BlueGreen, Canary, Linear} {
		s.ended(s.deploy(s.version(2+i, "server"), strategy, nil), Successful)
	}
	for i, role := range []string{"crash", "sick"} {
		bad := s.deploy(s.version(10+i, role), Canary, nil)
		s.meanwhile("a task of it has started", func() bool { return s.started(bad) })
		must(t, s.deployer.StopByUser(bad, true))
		s.ended(bad, RollbackSuccessful)
	}
	s.ended(s.deploy(s.version(12, "sick"), BlueGreen, nil), RollbackSuccessful) // nobody stops it: the installation times out
	s.stopped()
	s.hastened()
	current := s.current()
	s.scaleTo(4)
	s.meanwhile("four tasks run", func() bool { return s.running(current) == 4 })
	s.scaleTo(1)
	s.meanwhile("one task runs", func() bool { return s.running(current) == 1 })
	t.Logf("%d requests", stop())
}

// started reports whether a deployment has begun a task.
func (s *site) started(arn string) bool {
	by := Revision{ARN: s.deployment(arn).Target}.StartedBy()
	return slices.ContainsFunc(s.tasks(), func(t store.Task) bool { return t.StartedBy == by })
}

// stopped stops deployments at every share of the traffic, and lets one stay where it is.
func (s *site) stopped() {
	s.t.Helper()
	slow := func(p *Plan) {
		p.Configuration.BakeTime = 1000
		for i := range p.Configuration.Canary {
			p.Configuration.Canary[i].Bake = 1000
		}
	}
	canary := s.deploy(s.version(20, "server"), Canary, slow)
	s.meanwhile("it has the first requests", func() bool { return s.deployment(canary).Weight > 0 })
	must(s.t, s.deployer.StopByUser(canary, true))
	s.ended(canary, RollbackSuccessful)
	shifted := s.deploy(s.version(21, "server"), BlueGreen, slow)
	s.meanwhile("the original tasks wait", func() bool { return s.deployment(shifted).Stage == Bake })
	must(s.t, s.deployer.StopByUser(shifted, true))
	s.ended(shifted, RollbackSuccessful)
	left := s.deploy(s.version(22, "server"), Canary, slow)
	s.meanwhile("it has the first requests", func() bool { return s.deployment(left).Weight > 0 })
	must(s.t, s.deployer.StopByUser(left, false))
	s.ended(left, Stopped)
	s.ended(s.deploy(s.version(23, "server"), Linear, nil), Successful)
}

// hastened ends the wait of the original tasks.
func (s *site) hastened() {
	s.t.Helper()
	arn := s.deploy(s.version(30, "server"), BlueGreen, func(p *Plan) { p.Configuration.BakeTime = 1000 })
	s.meanwhile("the original tasks wait", func() bool { return s.deployment(arn).Stage == Bake })
	must(s.t, s.deployer.SkipWait(arn))
	s.ended(arn, Successful)
}

func (s *site) scaleTo(desired int) {
	s.change(typeService, serviceID, func(a store.Attributes) { a["desired_count"] = desired })
}
