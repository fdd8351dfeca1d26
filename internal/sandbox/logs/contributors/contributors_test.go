package contributors

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var began = time.Date(2030, 1, 2, 3, 4, 0, 0, time.UTC)

// events are messages a second apart.
func events(messages ...string) []Event {
	var out []Event
	for i, m := range messages {
		out = append(out, Event{began.Add(time.Duration(i) * time.Second), m})
	}
	return out
}

func rule(t *testing.T, contribution, aggregate string) *Rule {
	t.Helper()
	r, err := Parse(`{"Schema": {"Name": "CloudWatchLogRule", "Version": 1}, "LogGroupNames": ["/shop/*"], "LogFormat": "JSON", "Contribution": ` + contribution + `, "AggregateOn": "` + aggregate + `"}`)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// totals are the contributors of a report as text.
func totals(r Report) string {
	var out []string
	for _, c := range r.Contributors {
		out = append(out, fmt.Sprintf("%s=%g", strings.Join(c.Keys, "+"), c.Total))
	}
	return strings.Join(out, " ")
}

var calls = events(
	`{"client": "ann", "path": "/orders", "status": 200, "bytes": 10, "http": {"verb": "GET"}}`,
	`{"client": "bob", "path": "/orders", "status": 500, "bytes": 500, "http": {"verb": "PUT"}}`,
	`{"client": "ann", "path": "/rates", "status": 404, "bytes": 20}`,
	`{"client": "ann", "path": "/orders", "status": 503, "bytes": "30"}`,
	`not JSON`,
	`{"path": "/orders", "status": 200}`,
	`{"client": {"name": "cat"}, "path": "/orders"}`,
)

func TestContributors(t *testing.T) {
	for _, test := range []struct{ name, contribution, aggregate, want string }{
		{"one key", `{"Keys": ["$.client"]}`, "Count", "ann=3 bob=1"},
		{"two keys", `{"Keys": ["$.client", "$.path"]}`, "Count", "ann+/orders=2 ann+/rates=1 bob+/orders=1"},
		{"a number", `{"Keys": ["$.status"]}`, "Count", "200=2 404=1 500=1 503=1"},
		{"a path", `{"Keys": ["$.http.verb"]}`, "Count", "GET=1 PUT=1"},
		{"a sum", `{"Keys": ["$.client"], "ValueOf": "$.bytes"}`, "Sum", "bob=500 ann=60"},
		{"in", `{"Keys": ["$.client"], "Filters": [{"Match": "$.path", "In": ["/rates", "/fees"]}]}`, "Count", "ann=1"},
		{"not in", `{"Keys": ["$.client"], "Filters": [{"Match": "$.path", "NotIn": ["/rates"]}]}`, "Count", "ann=2 bob=1"},
		{"starts with", `{"Keys": ["$.client"], "Filters": [{"Match": "$.path", "StartsWith": ["/ra"]}]}`, "Count", "ann=1"},
		{"greater, and smaller", `{"Keys": ["$.client"], "Filters": [{"Match": "$.status", "GreaterThan": 499}, {"Match": "$.status", "LessThan": 503}]}`, "Count", "bob=1"},
		{"equal", `{"Keys": ["$.client"], "Filters": [{"Match": "$.status", "EqualTo": 404}]}`, "Count", "ann=1"},
		{"not equal", `{"Keys": ["$.client"], "Filters": [{"Match": "$.status", "NotEqualTo": 200}]}`, "Count", "ann=2 bob=1"},
		{"present", `{"Keys": ["$.client"], "Filters": [{"Match": "$.http", "IsPresent": true}]}`, "Count", "ann=1 bob=1"},
		{"absent", `{"Keys": ["$.client"], "Filters": [{"Match": "$.http", "IsPresent": false}]}`, "Count", "ann=2"},
		{"nobody", `{"Keys": ["$.nothing"]}`, "Count", ""},
	} {
		got := rule(t, test.contribution, test.aggregate).Report(calls, Options{Period: time.Minute, Most: 10})
		if totals(got) != test.want {
			t.Errorf("%s: got %s, want %s", test.name, totals(got), test.want)
		}
	}
}

func TestCommonLogFormat(t *testing.T) {
	r, err := Parse(`{"Schema": {"Name": "CloudWatchLogRule", "Version": 1}, "LogGroupNames": ["access"], "LogFormat": "CLF", "Fields": {"1": "client", "6": "status"},
		"Contribution": {"Keys": ["client", "5"], "ValueOf": "7", "Filters": [{"Match": "status", "GreaterThan": 299}]}, "AggregateOn": "Sum"}`)
	if err != nil {
		t.Fatal(err)
	}
	got := r.Report(events(
		`203.0.113.1 - ann [02/Jan/2030:03:04:05 +0000] "GET /orders HTTP/1.1" 404 20`,
		`203.0.113.1 - ann [02/Jan/2030:03:04:06 +0000] "GET /orders HTTP/1.1" 500 22`,
		`203.0.113.2 - - [02/Jan/2030:03:04:07 +0000] "GET /rates HTTP/1.1" 200 9`,
		`203.0.113.3 - - [02/Jan/2030:03:04:07 +0000] "unfinished`,
	), Options{Period: time.Minute, Most: 10})
	if want := "203.0.113.1+GET /orders HTTP/1.1=42"; totals(got) != want {
		t.Errorf("got %s, want %s", totals(got), want)
	}
}

func TestReportOfPeriods(t *testing.T) {
	r := rule(t, `{"Keys": ["$.client"], "ValueOf": "$.bytes"}`, "Sum")
	got := r.Report(calls, Options{Period: 2 * time.Second, Most: 1, Maximum: true})
	want := Report{
		Total: 560, Unique: 2,
		Contributors: []Contributor{{Keys: []string{"bob"}, Total: 500, Values: []Value{{began, 500}}}},
		Points: []Point{
			{Time: began, Unique: 2, Events: 2, Top: 500, Sum: 510, Min: 10, Max: 500},
			{Time: began.Add(2 * time.Second), Unique: 1, Events: 2, Top: 50, Sum: 50, Min: 20, Max: 30},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRuleTakesGroups(t *testing.T) {
	r := rule(t, `{"Keys": ["$.client"]}`, "Count")
	if !r.Takes("/shop/dev/orders") || r.Takes("/shop") {
		t.Errorf("the rule takes %v", r.Groups)
	}
}

func TestBadRules(t *testing.T) {
	const good = `{"Schema": {"Name": "CloudWatchLogRule", "Version": 1}, "LogGroupNames": ["a"], "LogFormat": "JSON", "Contribution": {"Keys": ["$.a"], "Filters": []}, "AggregateOn": "Count"}`
	if _, err := Parse(good); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{"CloudWatchLogRule", "Rule"},
		{`"Version": 1`, `"Version": 2`},
		{`["a"]`, `[]`},
		{`"JSON"`, `"XML"`},
		{`["$.a"]`, `[]`},
		{`["$.a"]`, `["a"]`},
		{`["$.a"]`, `["$.a", "$.b", "$.c", "$.d", "$.e"]`},
		{`"Count"`, `"Sum"`},
		{`"Count"`, `"Average"`},
		{`"Filters": []`, `"Filters": [{"Match": "$.a"}]`},
		{`"Filters": []`, `"Filters": [{"Match": "$.a", "In": ["b"], "IsPresent": true}]`},
		{good, "{"},
	} {
		if _, err := Parse(strings.Replace(good, change[0], change[1], 1)); !errors.Is(err, ErrBad) {
			t.Errorf("%s for %s: got %v", change[1], change[0], err)
		}
	}
}

func FuzzRule(f *testing.F) {
	f.Add(`{"Schema": {"Name": "CloudWatchLogRule", "Version": 1}, "LogGroupNames": ["a*"], "LogFormat": "CLF", "Fields": {"1": "ip"}, "Contribution": {"Keys": ["ip"]}, "AggregateOn": "Count"}`, `a "b c" [d`)
	f.Add(`{"Schema": {"Name": "CloudWatchLogRule", "Version": 1}, "LogGroupNames": ["a"], "LogFormat": "JSON", "Contribution": {"Keys": ["$.a[0]"]}, "AggregateOn": "Count"}`, `{"a": [1]}`)
	f.Fuzz(func(t *testing.T, text, message string) {
		r, err := Parse(text)
		if err != nil {
			return
		}
		got := r.Report(events(message), Options{Period: time.Minute, Most: 10})
		if got.Unique > 1 || len(got.Points) != got.Unique {
			t.Errorf("one event made %+v", got)
		}
	})
}
