package deployer

import "flota.dev/flota/internal/sandbox/store"

// autoscale keeps the desired count within what Application Auto Scaling
// allows. A service that was never released stays at zero.
func (c *controller) autoscale() {
	if c.service.DesiredCount == 0 {
		return
	}
	key := c.key
	key.Type = typeScalableTarget
	key.ID = "service/" + last(c.service.Cluster) + "/" + c.service.Name
	rec, err := c.d.cfg.Store.Get(key)
	if err != nil {
		return
	}
	limits, err := store.Decode[store.ScalableTarget](rec)
	if err != nil || limits.Max < limits.Min {
		return
	}
	count := min(max(c.service.DesiredCount, limits.Min), max(limits.Max, 1))
	if count == c.service.DesiredCount {
		return
	}
	err = c.d.cfg.Store.Update(c.key, func(a store.Attributes) error {
		a["desired_count"] = count
		return nil
	})
	if err == nil {
		c.service.DesiredCount = count
		c.say("(service %s) was scaled to %d tasks, within its scalable target.", c.service.Name, count)
	}
}
