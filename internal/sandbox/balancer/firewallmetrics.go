package balancer

import (
	"time"

	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

// What a rule does, and the metric that counts it (AWS WAF guide, "AWS WAF
// metrics and dimensions").
const (
	allowing = "AllowedRequests"
	blocking = "BlockedRequests"
	counting = "CountedRequests"
)

// defaultAction is the dimension Rule of what no rule decided.
const defaultAction = "Default_Action"

// firewallCounters count what the rules of a web ACL do. Those that ask for no metrics have none.
type firewallCounters struct {
	metrics *metrics.Metrics
	account string
	region  string
	// dimensions are those of all series but for the rule.
	dimensions map[string]string
	recorders  map[[2]string]*metrics.Recorder // by rule and metric
}

func (b *Balancer) firewallCounters(key store.Key, view *store.WebACL) *firewallCounters {
	c := &firewallCounters{
		metrics: b.metrics, account: key.Account, region: key.Region, dimensions: map[string]string{"Region": key.Region},
		recorders: map[[2]string]*metrics.Recorder{},
	}
	if view.Scope == "CLOUDFRONT" {
		c.region = worldwide
		delete(c.dimensions, "Region")
	}
	name, enabled := view.Metric()
	c.dimensions["WebACL"] = name
	if enabled {
		for _, did := range []string{allowing, blocking} {
			c.add("ALL", did)
			c.add(defaultAction, did)
		}
		c.add("ALL", counting)
	}
	return c
}

func (c *firewallCounters) add(rule, did string) {
	c.dimensions["Rule"] = rule
	c.recorders[[2]string{rule, did}] = c.metrics.Recorder(metrics.Series{
		Account: c.account, Region: c.region, Namespace: "AWS/WAFV2", Name: did, Dimensions: metrics.Dimensions(c.dimensions),
	})
}

// count counts that a rule did something, for itself and for all rules.
func (c *firewallCounters) count(rule, did string) {
	now := time.Now()
	for _, name := range [...]string{rule, "ALL"} {
		if r := c.recorders[[2]string{name, did}]; r != nil {
			r.Add(now, 1)
		}
	}
}
