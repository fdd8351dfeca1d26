package deployer

import "flota.dev/flota/internal/sandbox/store"

// dismantle takes down what is left of a service whose record is gone. It
// reports whether nothing is left.
func (c *controller) dismantle() bool {
	if c.loaded {
		c.observe()
		for _, r := range c.sorted() {
			c.dismiss(r, byScheduler, "The service was deleted")
		}
		if len(c.replicas) > 0 {
			return false
		}
	}
	for _, typ := range []string{TypeDeployment, TypeRevision} {
		for _, rec := range c.d.cfg.Store.List(typ, c.key.Account, c.key.Region) {
			if rec.Attributes["service"] == c.key.ID {
				_ = c.d.cfg.Store.Delete(rec.Key)
			}
		}
	}
	key := c.key
	key.Type = TypeState
	_ = c.d.cfg.Store.Delete(key)
	c.reset()
	return true
}

// reset forgets everything, for a service that comes back under the same name.
func (c *controller) reset() {
	c.loaded, c.service, c.state, c.deployment = false, store.Service{}, State{}, nil
	c.deploying.Store(false)
	clear(c.revisions)
	clear(c.paces)
	clear(c.saved)
}
