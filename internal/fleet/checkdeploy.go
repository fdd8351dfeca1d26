package fleet

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// strategiesOf tells which strategies a kind of service can use: without a
// load balancer there is no traffic to shift.
var strategiesOf = map[Kind][]Strategy{
	HTTP:   {Rolling, BlueGreen, Canary, Linear},
	Worker: {Rolling},
}

func (l *loader) checkDeploy(v view) {
	allowed, deployed := strategiesOf[v.Kind]
	n := v.node.get("deploy")
	if !deployed || n == nil {
		return
	}
	d := v.Deploy
	if !slices.Contains(allowed, d.Strategy) {
		l.report.add(n.at("strategy"), "remove it: a worker is deployed rolling", "a service of kind %s cannot be deployed %s: it has no traffic to shift", v.Kind, d.Strategy)
		return
	}
	if v.Kind == Worker {
		for _, key := range []string{"canary", "linear", "verify", "rollback_on"} {
			if n.has(key) {
				l.report.add(n.keyAt(key), "remove it", "a service of kind worker has no deploy.%s: it answers no requests", key)
			}
		}
	}
	if d.Controller == ByCodeDeploy && d.Strategy == Rolling {
		l.report.add(n.at("controller"), "set controller: ecs, or another strategy", "CodeDeploy cannot deploy rolling")
	}
	l.checkStep(n, "canary", d.Canary, 0.1)
	l.checkStep(n, "linear", d.Linear, 3)
	l.minutes(n.at("bake"), "deploy.bake", d.Bake)
	for i, path := range d.Verify.Paths {
		if n.has("verify", "paths") && !strings.HasPrefix(path, "/") {
			l.report.add(n.itemAt(i, "verify", "paths"), "write /"+path, "deploy.verify.paths %q must begin with /", path)
		}
	}
}

// checkStep checks a step against what ECS takes (API_CanaryConfiguration and
// API_LinearConfiguration): multiples of 0.1 percent, from least to 100.
func (l *loader) checkStep(n *node, key string, s Step, least float64) {
	tenths := s.Percent * 10
	if s.Percent < least || s.Percent > 100 || math.Abs(tenths-math.Round(tenths)) > 1e-9 {
		l.report.add(n.at(key, "percent"), "", "deploy.%s.percent must be from %g%% to 100%%, in steps of 0.1%%, not %g%%", key, least, s.Percent)
	}
	l.minutes(n.at(key, "wait"), "deploy."+key+".wait", s.Wait)
}

// minutes checks a wait that ECS counts in whole minutes, of 1440 at most.
func (l *loader) minutes(at place, path string, d time.Duration) {
	switch {
	case d > 24*time.Hour:
		l.report.add(at, "", "%s must be at most 24h, not %s", path, show(d))
	case d%time.Minute != 0:
		up := d.Truncate(time.Minute) + time.Minute
		l.report.add(at, "for example "+show(up), "%s must be in whole minutes, as ECS counts them, not %s", path, show(d))
	}
}

// checkSteps finds settings for a strategy that the service uses in no environment.
func (l *loader) checkSteps(d *draft) {
	n := d.node.get("deploy")
	for _, s := range []Strategy{Canary, Linear} {
		used := slices.ContainsFunc(d.views, func(v view) bool { return v.Deploy.Strategy == s })
		if d.views[0].Kind == HTTP && n.has(string(s)) && !used {
			l.report.add(n.keyAt(string(s)), "add strategy: "+string(s)+", or remove it",
				"deploy.%s has no effect: the strategy is %s", s, d.views[0].Deploy.Strategy)
		}
	}
}

// Wait is a part of a release that lasts as long as the settings say.
type Wait struct {
	For  string // the setting: health, canary, linear, bake or drain
	Time time.Duration
}

// Waits returns the waits of a release that goes well, in their order, until
// it is live and watched. Their sum is the least that a release can take.
func (s *Service) Waits() []Wait {
	var waits []Wait
	if s.Kind == HTTP {
		waits = append(waits, Wait{"health", time.Duration(s.Health.Healthy) * s.Health.Interval})
	}
	switch s.Deploy.Strategy {
	case Rolling:
		return append(waits, Wait{"drain", s.Drain})
	case Canary:
		waits = append(waits, Wait{"canary", s.Deploy.Canary.Wait})
	case Linear:
		// ECS does not wait after the step that reaches 100 percent.
		steps := math.Ceil(100/max(s.Deploy.Linear.Percent, 1)) - 1
		waits = append(waits, Wait{"linear", time.Duration(steps) * s.Deploy.Linear.Wait})
	case BlueGreen:
	default:
		return waits
	}
	return append(waits, Wait{"bake", s.Deploy.Bake})
}

// checkBudget refuses settings whose waits alone exceed the budget.
func (l *loader) checkBudget(v view) {
	var sum time.Duration
	var parts []string
	for _, w := range v.Waits() {
		sum += w.Time
		parts = append(parts, w.For+" "+show(w.Time))
	}
	at := v.node.at("deploy", string(v.Deploy.Strategy))
	if v.node.has("deploy", "bake") {
		at = v.node.at("deploy", "bake")
	}
	if most := l.manifest.Budget.Live; sum > most {
		l.report.add(at, fmt.Sprintf("shorten one of %s, or raise budget.live in %s", strings.Join(parts, ", "), File),
			"a release of %q takes at least %s by its settings, and the budget allows %s", v.Name, show(sum), show(most))
	}
	// Any other strategy flips traffic back at once; rolling replaces the tasks again.
	if most := l.manifest.Budget.Rollback; v.Deploy.Strategy == Rolling && sum > most {
		l.report.add(v.node.at("drain"), "shorten health or drain, or raise budget.rollback in "+File,
			"a rollback of %q takes at least %s by its settings, and the budget allows %s", v.Name, show(sum), show(most))
	}
}
