package fleet

import (
	"regexp"
	"slices"
)

// Logs is how long an environment's logs are kept.
type Logs struct {
	// RetentionDays is for how many days, one of the periods that CloudWatch Logs offers. Default: 30.
	RetentionDays int `yaml:"retention_days" jsonschema:"default=30,minimum=1,maximum=3653"`
}

// Costs is an environment's budget.
type Costs struct {
	// Monthly is how many US dollars a month; 0 is no budget. People are told at 80 %, at 100 %, and when the forecast is above it. Default: 0.
	Monthly int `yaml:"monthly" jsonschema:"default=0,minimum=0" short:"alone"`
	// Scope is what counts: all of the account, or what carries the environment's tag. Default: account.
	Scope string `yaml:"scope" jsonschema:"default=account,enum=account,enum=environment"`
}

// The dashboards that an environment may have.
const (
	AllDashboards        = "all"
	EnvironmentDashboard = "environment"
	NoDashboards         = "none"
)

// Watch is what is watched of a service, beyond what rolls its releases back.
type Watch struct {
	// Errors is how many lines about errors in five minutes of its log are too many; 0 counts none. Default: 10.
	Errors int `yaml:"errors" jsonschema:"default=10,minimum=0"`
	// Pattern is the filter pattern of CloudWatch Logs for such lines. Default: ERROR, FATAL, CRITICAL, level=error or a panic.
	Pattern string `yaml:"pattern" jsonschema:"example={ $.level = \"error\" }"`
	// Anomalies sets off an alarm when requests or latency are far off what is usual at that hour. Default: false.
	Anomalies bool `yaml:"anomalies" jsonschema:"default=false"`
	// Contributors are fields of its JSON log, at most 4, whose most frequent values Contributor Insights counts together. Default: none.
	Contributors []string `yaml:"contributors" jsonschema:"example=client"`
}

// retentions are the periods that CloudWatch Logs offers, in days (API PutRetentionPolicy).
var retentions = []int{1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653}

// logField is the path of a field in a JSON log, such as http.path.
var logField = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*$`)

// checkMonitoring checks who is told of what in an environment.
func (l *loader) checkMonitoring(s *staged) {
	b, n := s.Base, s.base
	for i, address := range b.Alerts.Email {
		if !email.MatchString(address) {
			l.report.add(n.itemAt(i, "alerts", "email"), "", "base.alerts.email %q is not an email address", address)
		}
	}
	if source := b.Alerts.Webhook.Source; source != "" && source != Manager {
		l.report.add(n.at("alerts", "webhook"), "for example webhook: secret:cambio/{env}/chat",
			"base.alerts.webhook must be secret:NAME of Secrets Manager, not %s", source)
	}
	if days := b.Logs.RetentionDays; days > 0 && !slices.Contains(retentions, days) {
		next, _ := slices.BinarySearch(retentions, days)
		l.report.add(n.at("logs", "retention_days"), "the next longer one is "+count(retentions[next], "day"),
			"base.logs.retention_days %d is no period that CloudWatch Logs offers", days)
	}
}

// checkWatch checks what is watched of a service.
func (l *loader) checkWatch(v view) {
	w, n := v.Watch, v.node
	if w.Anomalies && v.Kind != HTTP {
		l.report.add(n.at("watch", "anomalies"), "remove it; watch.anomalies is for kind http", "a service of kind %s has no requests to watch", v.Kind)
	}
	if len(w.Pattern) > 1024 {
		l.report.add(n.at("watch", "pattern"), "", "watch.pattern is longer than 1024 characters")
	}
	if len(w.Contributors) > 4 {
		l.report.add(n.at("watch", "contributors"), "", "watch.contributors are at most 4 fields, not %d", len(w.Contributors))
	}
	for i, field := range w.Contributors {
		if !logField.MatchString(field) {
			l.report.add(n.itemAt(i, "watch", "contributors"), "for example client or http.path", "watch.contributors %q is not the name of a field", field)
		}
	}
}
