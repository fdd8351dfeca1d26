package balancer

import (
	"net/http"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/metrics"
)

// counterKey says whose figures are counted: those of a load balancer as a
// whole, or of one of its target groups.
type counterKey struct{ balancer, group string }

// counters are the series of AWS/ApplicationELB for one pair of load balancer
// and target group, or for a load balancer alone.
type counters struct {
	requests, responseTime, targetConnectionErrors *metrics.Recorder
	healthyHosts, unhealthyHosts                   *metrics.Recorder
	target                                         [6]*metrics.Recorder // by first digit of the status
	own                                            [6]*metrics.Recorder
	ownExact                                       map[int]*metrics.Recorder
}

// counter returns the counters of a load balancer and a target group, which is "" for all.
func (b *Balancer) counter(lb *balancerInfo, group string) *counters {
	b.mu.Lock()
	defer b.mu.Unlock()
	key := counterKey{lb.ID, group}
	c := b.counters[key]
	if c == nil {
		c = b.newCounters(lb, group)
		b.counters[key] = c
	}
	return c
}

func (b *Balancer) newCounters(lb *balancerInfo, group string) *counters {
	dimensions := map[string]string{"LoadBalancer": lb.suffix}
	if group != "" {
		dimensions["TargetGroup"] = group[strings.LastIndexByte(group, ':')+1:]
	}
	rendered := metrics.Dimensions(dimensions)
	record := func(name string) *metrics.Recorder {
		return b.metrics.Recorder(metrics.Series{
			Account: lb.Account, Region: lb.Region, Namespace: "AWS/ApplicationELB", Name: name, Dimensions: rendered,
		})
	}
	c := &counters{
		requests:               record("RequestCount"),
		responseTime:           record("TargetResponseTime"),
		targetConnectionErrors: record("TargetConnectionErrorCount"),
		healthyHosts:           record("HealthyHostCount"),
		unhealthyHosts:         record("UnHealthyHostCount"),
		ownExact: map[int]*metrics.Recorder{
			http.StatusBadGateway:         record("HTTPCode_ELB_502_Count"),
			http.StatusServiceUnavailable: record("HTTPCode_ELB_503_Count"),
			http.StatusGatewayTimeout:     record("HTTPCode_ELB_504_Count"),
		},
	}
	for class, name := range [...]string{2: "2XX", 3: "3XX", 4: "4XX", 5: "5XX"} {
		c.target[class] = record("HTTPCode_Target_" + name + "_Count")
		c.own[class] = record("HTTPCode_ELB_" + name + "_Count")
	}
	return c
}

// answered counts how long the target took to begin its answer.
func (c *counters) answered(whole *counters, now time.Time, took time.Duration) {
	c.responseTime.Add(now, took.Seconds())
	whole.responseTime.Add(now, took.Seconds())
}

// refused counts a connection that the target refused.
func (c *counters) refused(whole *counters, now time.Time) {
	c.targetConnectionErrors.Add(now, 1)
	whole.targetConnectionErrors.Add(now, 1)
}

// count counts a request that is over. Answers of ALB's own count for the load
// balancer only, and requests only if a target was chosen (ALB guide, "CloudWatch metrics").
func (x *exchange) count(now time.Time) {
	whole, part := x.listener.counters, x.share.counters
	if x.target != nil || len(x.tried) > 0 {
		whole.requests.Add(now, 1)
		part.requests.Add(now, 1)
	}
	class := x.status / 100
	switch {
	case class < 2 || class > 5:
	case x.answered:
		whole.target[class].Add(now, 1)
		part.target[class].Add(now, 1)
	default:
		whole.failed(x.status, now)
	}
}

// failed counts an answer of the load balancer's own.
func (c *counters) failed(status int, now time.Time) {
	c.own[status/100].Add(now, 1)
	if exact := c.ownExact[status]; exact != nil {
		exact.Add(now, 1)
	}
}

// reportHosts counts healthy and unhealthy targets.
func (b *Balancer) reportHosts(now time.Time) {
	for arn, reported := range b.now.Load().reported {
		g := b.lookup(arn)
		if g == nil {
			continue
		}
		var healthy, unhealthy float64
		for _, t := range g.health() {
			switch t.State {
			case Healthy:
				healthy++
			case Unhealthy:
				unhealthy++
			}
		}
		for _, c := range reported {
			c.healthyHosts.Add(now, healthy)
			c.unhealthyHosts.Add(now, unhealthy)
		}
	}
}
