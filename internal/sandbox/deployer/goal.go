package deployer

// goal is how many tasks of one revision there should be.
type goal struct {
	revision Revision
	want     int
	// hold says to start no further tasks.
	hold bool
}

// current is the revision that was last deployed to the end.
func (c *controller) current() Revision { return c.revision(c.state.Current) }

// bringing is the revision that a deployment works to have in production: its
// target, or on the way back its source.
func (c *controller) bringing() Revision {
	if c.deployment.RollingBack() {
		return c.revision(c.deployment.Source())
	}
	return c.revision(c.deployment.Target)
}

// goals says which tasks there should be. Tasks of other revisions are to go.
func (c *controller) goals() []goal {
	d := c.deployment
	if d == nil {
		r := c.current()
		return []goal{{revision: r, want: c.wanted(r)}}
	}
	source, target := c.revision(d.Source()), c.revision(d.Target)
	old, fresh := goal{revision: source, want: c.wanted(source)}, goal{revision: target, want: c.wanted(target)}
	switch {
	case d.RollingBack():
		return []goal{old}
	case !d.Active():
		return c.frozen(old, fresh)
	case d.Stage == Reconcile && source.ARN != "", d.Stage == PreScaleUp && source.ARN != "":
		return []goal{old}
	case c.inPlace() || d.Stage == CleanUp:
		return []goal{fresh}
	}
	return []goal{old, fresh}
}

// frozen are the goals after a deployment that failed, or was aborted, with no
// way back asked for: everything stays as it is. Of two revisions in one place
// the old one fills up what the new one lacks in healthy tasks.
func (c *controller) frozen(old, fresh goal) []goal {
	fresh.hold = c.deployment.Weight == 0
	if c.inPlace() {
		fresh.want = min(fresh.want, c.present(fresh.revision.ARN))
		fresh.hold = true
		old.want = max(0, old.want-c.ready(fresh.revision.ARN))
	}
	return []goal{old, fresh}
}

// inPlace reports whether the deployment replaces tasks one by one where they
// are, rather than beside them: the rolling strategy, and any strategy when
// there is nothing yet to go back to.
func (c *controller) inPlace() bool {
	return !c.deployment.Beside()
}
