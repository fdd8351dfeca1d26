package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// clause is one comparison in the pattern of a metric filter: field, operator and value.
type clause string

// comparison is the form of a clause in a pattern for JSON events.
// See the page "Filter pattern syntax" of the CloudWatch Logs user guide.
var comparison = regexp.MustCompile(`\$\.([A-Za-z0-9_.]+)\s*(?:(!?=)\s*(?:"([^"]*)"|([^\s"(){}&|]+))|(NOT\s+EXISTS))`)

// clausesOf are the comparisons of a pattern, in one form.
func clausesOf(pattern string) []clause {
	var out []clause
	for _, m := range comparison.FindAllStringSubmatch(strings.ReplaceAll(pattern, `\"`, `"`), -1) {
		if m[5] != "" {
			out = append(out, clause(m[1]+" missing"))
			continue
		}
		out = append(out, clause(m[1]+m[2]+m[3]+m[4]))
	}
	return out
}

// watch is an alarm on events of CloudTrail that the CIS benchmark asks for.
type watch struct {
	id, what string
	aliases  []string
	// all must hold of an event, and, if there are any, one of any.
	all, any []clause
}

func (w watch) check() check.Check {
	return check.Check{
		ID: w.id, Family: check.Logging, Severity: check.Low,
		Title:     "CloudTrail sets off no alarm on " + w.what,
		Why:       "It is written down, but nobody hears of it before the damage is done.",
		Mend:      w.mend(),
		Practices: []string{"SEC04-BP03"},
		Aliases:   w.aliases,
		Types:     []string{"aws_cloudtrail", "aws_cloudwatch_log_metric_filter"},
		Look:      w.look,
	}
}

func (w watch) mend() string {
	parts := written(w.all)
	if names := written(w.any); len(parts) > 0 && len(names) > 0 {
		parts = append(parts, "("+strings.Join(names, " || ")+")")
	} else if len(names) > 0 {
		parts = []string{strings.Join(names, " || ")}
	}
	name := strings.TrimPrefix(w.id, "alarm-on-")
	return fmt.Sprintf(`resource "aws_cloudwatch_log_metric_filter" "this" {
  name           = %[1]q
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = %[2]q
  metric_transformation {
    name      = %[1]q
    namespace = "trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_name          = %[1]q
  metric_name         = aws_cloudwatch_log_metric_filter.this.metric_transformation[0].name
  namespace           = "trail"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  alarm_actions       = [aws_sns_topic.oncall.arn]
}
`, name, "{ "+strings.Join(parts, " && ")+" }")
}

// written are clauses as they stand in a pattern.
func written(clauses []clause) []string {
	var out []string
	for _, c := range clauses {
		field, value, equals := strings.Cut(string(c), "=")
		switch field, not := strings.CutSuffix(field, "!"); {
		case !equals:
			out = append(out, "($."+strings.TrimSuffix(field, " missing")+" NOT EXISTS)")
		case not:
			out = append(out, "($."+field+` != "`+value+`")`)
		default:
			out = append(out, "($."+field+` = "`+value+`")`)
		}
	}
	return out
}

// missing are the watch's clauses that a pattern does not have.
func (w watch) missing(have []clause) []clause {
	return slices.DeleteFunc(slices.Concat(w.all, w.any), func(c clause) bool {
		return slices.ContainsFunc(have, func(h clause) bool { return strings.EqualFold(string(h), string(c)) })
	})
}

// joined reports whether a pattern joins its clauses as the watch needs it. A
// pattern in which what must hold together is joined by "or", or what cannot
// hold together by "and", sets off alarms on everything, or on nothing.
func (w watch) joined(pattern string) bool {
	if len(w.all) > 0 {
		return strings.Contains(pattern, "&&")
	}
	return len(w.any) < 2 || strings.Contains(pattern, "||")
}

// whole reports whether a filter is all that the watch needs.
func (w watch) whole(f trailFilter) bool {
	return len(w.missing(f.clauses)) == 0 && w.joined(f.pattern)
}

// trailFilter is a metric filter on events of CloudTrail.
type trailFilter struct {
	*config.Resource
	pattern string
	clauses []clause
	alarmed bool
	// meant are the watches that the filter comes nearest to.
	meant []string
}

type filtersIn struct{ *config.Stack }

// filtersOf are the metric filters of a stack on events of CloudTrail.
func filtersOf(s *check.Subject) []trailFilter {
	return check.Remember(s.World, filtersIn{s.Stack}, func() []trailFilter { return readFilters(s) })
}

func readFilters(s *check.Subject) []trailFilter {
	var out []trailFilter
	for _, r := range s.World.Of("aws_cloudwatch_log_metric_filter") {
		if r.Stack != s.Stack {
			continue
		}
		pattern, _ := r.Get("pattern").Text("")
		if have := clausesOf(pattern); len(have) > 0 {
			out = append(out, trailFilter{Resource: r, pattern: pattern, clauses: have, alarmed: alarmedBy(s, r), meant: meant(have)})
		}
	}
	return out
}

func meant(have []clause) []string {
	var nearest []string
	most := 0
	for _, w := range cis {
		lacks := len(w.missing(have))
		switch n := len(w.all) + len(w.any) - lacks; {
		case n > most:
			nearest, most = []string{w.id}, n
		case n == most && n > 0:
			nearest = append(nearest, w.id)
		}
	}
	return nearest
}

// alarmedBy reports whether an alarm watches the metric of a filter, by reference or by name.
func alarmedBy(s *check.Subject, r *config.Resource) bool {
	metric, _ := r.Get("metric_transformation.name").Text("")
	name, _ := r.Get("name").Text("")
	for _, alarm := range s.World.Of("aws_cloudwatch_metric_alarm") {
		for _, path := range []string{"metric_name", "metric_query.metric.metric_name"} {
			for _, v := range alarm.All(path) {
				text, _ := v.Text("")
				if text != "" && (text == metric || text == name) || slices.Contains(check.Behind(v, r.Type), r) {
					return true
				}
			}
		}
	}
	return false
}

// look finds the one place to say that a watch is missing: a filter that was
// meant for it, else the trail whose other events are watched.
func (w watch) look(s *check.Subject) {
	filters := filtersOf(s)
	if slices.ContainsFunc(filters, func(f trailFilter) bool { return f.alarmed && w.whole(f) }) {
		return
	}
	near := slices.DeleteFunc(slices.Clone(filters), func(f trailFilter) bool {
		return !slices.Contains(f.meant, w.id) || anotherWatch(f, w)
	})
	if s.Type == "aws_cloudtrail" {
		if len(near) == 0 && len(filters) > 0 && s.Has("cloud_watch_logs_group_arn") == config.Yes {
			s.Fail(s.Get("cloud_watch_logs_group_arn"), "no metric filter has the pattern for it")
		}
		return
	}
	for _, f := range near {
		switch {
		case f.Resource != s.Resource:
		case w.whole(f):
			s.Fail(s.Get("metric_transformation.name"), "no alarm watches the filter's metric")
		case len(w.missing(f.clauses)) > 0:
			s.Fail(s.Get("pattern"), "the pattern lacks %s", w.missing(f.clauses)[0])
		default:
			s.Fail(s.Get("pattern"), "the pattern joins its parts in the wrong way")
		}
	}
}

// anotherWatch reports whether a filter is another watch in whole.
func anotherWatch(f trailFilter, w watch) bool {
	return !w.whole(f) && slices.ContainsFunc(cis, func(o watch) bool { return o.id != w.id && o.whole(f) })
}

// unwatchedTrail looks at the group that a trail writes to, where that is at hand.
func unwatchedTrail(s *check.Subject) {
	v := s.Get("cloud_watch_logs_group_arn")
	if groups := check.Behind(v, "aws_cloudwatch_log_group"); len(groups) > 0 && len(filtersOf(s)) == 0 {
		s.Fail(v, "no metric filter on events of CloudTrail is there")
	}
}

// watched wants an alarm to be named by another thing that acts on it: a
// composite alarm, a deployment, a scaling policy, or a service that is released.
func watched(s *check.Subject, b *config.Block) check.Answer {
	no := check.Answer{Truth: config.No, Value: b.Get("alarm_actions"), Got: "alarm_actions is not set"}
	for typ, path := range map[string]string{
		"aws_cloudwatch_composite_alarm":  "alarm_rule",
		"aws_codedeploy_deployment_group": "alarm_configuration.alarms",
		"aws_ecs_service":                 "alarms.alarm_names",
		"aws_route53_health_check":        "cloudwatch_alarm_name",
	} {
		for _, r := range s.World.Of(typ) {
			for _, v := range r.All(path) {
				if slices.Contains(check.Behind(v, s.Type), s.Resource) || namesAlarm(v, s) {
					return check.Answer{Truth: config.Yes}
				}
			}
		}
	}
	return no
}

// namesAlarm reports whether a value has the name of an alarm in it.
func namesAlarm(v config.Value, s *check.Subject) bool {
	name, known := s.Get("alarm_name").Text("")
	texts, _ := v.Texts()
	return known && name != "" && slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(t, name) })
}
