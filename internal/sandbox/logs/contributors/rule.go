// Package contributors counts what rules of CloudWatch Contributor Insights
// ask for: the most frequent values of fields of log events, or the largest
// sums (CloudWatch user guide, "Contributor Insights rule syntax"). Events are
// JSON, or lines in Common Log Format.
package contributors

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// ErrBad is the cause of every error about a rule.
var ErrBad = errors.New("invalid rule")

// Rule is a rule made ready.
type Rule struct {
	// Groups are names of log groups; an asterisk at the end stands for the rest of a name.
	Groups []string
	// Labels are the keys as the rule has them, such as $.client.
	Labels []string
	// Sum says that a field is added up, else events are counted.
	Sum bool

	clf     bool
	keys    []field
	value   field
	filters []filter
}

// The limits of a rule (same page).
const (
	mostKeys    = 4
	mostFilters = 4
	mostValues  = 10 // of one filter
)

type definition struct {
	Schema struct {
		Name    string
		Version int
	}
	LogGroupNames []string
	LogGroupARNs  []string
	LogFormat     string
	Fields        map[string]string // aliases of a CLF line's fields, by their number
	Contribution  struct {
		Keys    []string
		ValueOf string
		Filters []condition
	}
	AggregateOn string
}

// Parse reads a rule's definition. Its errors are ErrBad.
func Parse(text string) (*Rule, error) {
	var d definition
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		return nil, badf("%v", err)
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	r := &Rule{Groups: d.LogGroupNames, Labels: d.Contribution.Keys, Sum: d.AggregateOn == "Sum", clf: d.LogFormat == "CLF"}
	for _, arn := range d.LogGroupARNs {
		name, ok := groupOf(arn)
		if !ok {
			return nil, badf("LogGroupARNs has %q, which is not the ARN of a log group", arn)
		}
		r.Groups = append(r.Groups, name)
	}
	for _, key := range d.Contribution.Keys {
		f, err := d.field(key)
		if err != nil {
			return nil, err
		}
		r.keys = append(r.keys, f)
	}
	if r.Sum {
		var err error
		if r.value, err = d.field(d.Contribution.ValueOf); err != nil {
			return nil, err
		}
	}
	for _, c := range d.Contribution.Filters {
		f, err := d.filter(c)
		if err != nil {
			return nil, err
		}
		r.filters = append(r.filters, f)
	}
	return r, nil
}

func (d *definition) check() error {
	switch keys := len(d.Contribution.Keys); {
	case d.Schema.Name != "CloudWatchLogRule":
		return badf("Schema.Name must be CloudWatchLogRule, got %q", d.Schema.Name)
	case d.Schema.Version != 1:
		return badf("Schema.Version must be 1, got %d", d.Schema.Version)
	case (len(d.LogGroupNames) == 0) == (len(d.LogGroupARNs) == 0):
		return badf("it needs either LogGroupNames or LogGroupARNs")
	case d.LogFormat != "JSON" && d.LogFormat != "CLF":
		return badf("LogFormat must be JSON or CLF, got %q", d.LogFormat)
	case keys < 1 || keys > mostKeys:
		return badf("Contribution.Keys must have 1 to %d keys, got %d", mostKeys, keys)
	case len(d.Contribution.Filters) > mostFilters:
		return badf("Contribution.Filters must have at most %d filters, got %d", mostFilters, len(d.Contribution.Filters))
	case d.AggregateOn != "" && d.AggregateOn != "Count" && d.AggregateOn != "Sum":
		return badf("AggregateOn must be Count or Sum, got %q", d.AggregateOn)
	case d.AggregateOn == "Sum" && d.Contribution.ValueOf == "":
		return badf("AggregateOn Sum needs Contribution.ValueOf")
	}
	return nil
}

// Takes reports whether a rule reads a log group.
func (r *Rule) Takes(group string) bool {
	for _, name := range r.Groups {
		if start, open := strings.CutSuffix(name, "*"); name == group || open && strings.HasPrefix(group, start) {
			return true
		}
	}
	return false
}

// groupOf returns the name in arn:aws:logs:<region>:<account>:log-group:<name>, which may be written with a slash before the name.
func groupOf(arn string) (string, bool) {
	_, rest, ok := strings.Cut(arn, ":log-group")
	if !ok || len(rest) < 2 {
		return "", false
	}
	return strings.TrimSuffix(rest[1:], ":*"), true
}

func badf(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrBad, fmt.Sprintf(format, args...))
}
