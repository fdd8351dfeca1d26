package insights

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

var events = []Event{
	{noon, "1:/orders", "a", `{"level":"INFO","ms":10,"http":{"path":"/a"},"tags":["x","y"]}`},
	{noon.Add(time.Minute), "1:/orders", "a", `{"level":"ERROR","ms":30,"http":{"path":"/b"},"msg":"it broke"}`},
	{noon.Add(6 * time.Minute), "1:/orders", "b", `{"level":"INFO","ms":20,"http":{"path":"/a"}}`},
	{noon.Add(7 * time.Minute), "1:/orders", "b", `panic: user=42 took 7 ms`},
}

// show writes rows as a=b c=d; one row a line.
func show(rows [][]Field) string {
	var lines []string
	for _, r := range rows {
		var parts []string
		for _, f := range r {
			parts = append(parts, f.Name+"="+f.Value)
		}
		lines = append(lines, strings.Join(parts, " "))
	}
	return strings.Join(lines, "\n")
}

func TestRun(t *testing.T) {
	for query, want := range map[string]string{
		`fields level | filter level = "ERROR"`:                                                   "level=ERROR",
		`fields @timestamp, @logStream | limit 1`:                                                 "@timestamp=2026-01-02 12:07:00.000 @logStream=b",
		`fields ms | filter ispresent(ms) | sort ms desc`:                                         "ms=30\nms=20\nms=10",
		`fields ms*2 as twice | filter ms >= 20 and http.path = '/a'`:                             "twice=40",
		`fields tags.1 | filter tags.0 = "x"`:                                                     "tags.1=y",
		`fields @message | filter @message like /^panic: \w+=\d+/`:                                "@message=panic: user=42 took 7 ms",
		`fields ms | filter @message like "broke"`:                                                "ms=30",
		`fields ms | filter level in ["ERROR", "FATAL"]`:                                          "ms=30",
		`fields ms | filter level not in ["INFO"] and ispresent(level)`:                           "ms=30",
		`fields ms | filter not (level = "INFO") and ms > 0`:                                      "ms=30",
		`stats count(*) as n, avg(ms) by level | sort n desc | filter ispresent(level)`:           "level=INFO n=2 avg(ms)=15\nlevel=ERROR n=1 avg(ms)=30",
		`stats count(*) by bin(5m) | sort bin(5m)`:                                                "bin(5m)=2026-01-02 12:00:00.000 count(*)=2\nbin(5m)=2026-01-02 12:05:00.000 count(*)=2",
		`stats sum(ms), min(ms), max(ms), pct(ms, 50) as p50, count_distinct(level)`:              "sum(ms)=60 min(ms)=10 max(ms)=30 p50=20 count_distinct(level)=2",
		`parse @message "user=* took * ms" as user, took | filter user = 42 | display user, took`: "user=42 took=7",
		`parse @message /took (?P<took>\d+)/ | filter ispresent(took) | display took`:             "took=7",
		`fields http.path | filter ispresent(http.path) | dedup http.path`:                        "http.path=/a\nhttp.path=/b",
		"fields `level` # a note\n| filter `level` = 'ERROR'":                                     "level=ERROR",
		`SOURCE '/orders' | fields ms | filter ms < 15`:                                           "ms=10",
		`fields concat(toupper(level), "-", strlen(level)) as x | filter ms = 10`:                 "x=INFO-4",
		`fields ms | filter ms = 10 or level =~ /ERR/ | sort ms asc`:                              "ms=10\nms=30",
		`stats count(*) by level | filter count(*) > 1 | sort count(*)`:                           "level=INFO count(*)=2",
		`fields ms/0 as none, abs(0-ms) as a | filter ms = 10`:                                    "a=10",
		`filter ms = 10`: `@timestamp=2026-01-02 12:00:00.000 @message={"level":"INFO","ms":10,"http":{"path":"/a"},"tags":["x","y"]}`,
	} {
		q, err := Parse(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if diff := cmp.Diff(want, show(q.Run(append([]Event(nil), events...), 0))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}

func TestLimits(t *testing.T) {
	q, err := Parse("fields @message")
	if err != nil {
		t.Fatal(err)
	}
	if got := q.Run(events, 2); len(got) != 2 {
		t.Errorf("%d rows, want 2", len(got))
	}
	q, err = Parse("SOURCE '/a', '/b' | fields @message | limit 3")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"/a", "/b"}, q.Sources); diff != "" {
		t.Error(diff)
	}
	if got := q.Run(events, 1); len(got) != 3 {
		t.Errorf("%d rows, want the query's 3", len(got))
	}
}

func TestBadQueries(t *testing.T) {
	for query, want := range map[string]string{
		"":                                  "there is no command",
		"pattern @message":                  "does not have the command pattern",
		"select x":                          `no command "select"`,
		"fields":                            "expected the name of a field",
		"fields sha(x)":                     "does not have the function sha",
		"stats first(x)":                    "does not have the statistic first",
		"stats pct(x)":                      `expected ","`,
		"stats pct(x, 101)":                 "takes a percentage",
		"stats count(*) by bin(5q)":         "not a period",
		"filter x like y":                   "text in quotes",
		"filter x like /a":                  "does not end",
		"filter x like /(?!a)/":             "not a regular expression that the sandbox reads",
		"filter x not y":                    "expected like or in",
		"filter x in [1 2]":                 `expected ","`,
		"filter (x = 1":                     `expected ")"`,
		"filter x = 'y":                     "does not end",
		"limit none":                        "expected a number",
		"parse @message 'a * b *' as x":     "finds 2 values and names 1",
		"parse @message /a(b)/":             "needs a name",
		"fields x y":                        `expected "|"`,
		strings.Repeat("a", longest+1):      "longer than",
		"filter " + strings.Repeat("(", 99): "nested too deep",
	} {
		_, err := Parse(query)
		if !errors.Is(err, ErrBad) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s: %v, want %q", query, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`fields a, b*2 as c | filter a like /x/ and b in [1,"2"] or not ispresent(c) | sort c desc | limit 5`,
		"stats count(*), pct(ms, 99) by bin(1h), `x y` # note\n| display n | dedup n",
		`SOURCE 'a' | parse @message "x * y *" as p, q`,
	} {
		f.Add(seed, `{"a":1,"b":{"c":[2]}}`)
	}
	f.Fuzz(func(_ *testing.T, query, message string) {
		if q, err := Parse(query); err == nil {
			q.Run([]Event{{noon, "g", "s", message}, {noon, "g", "s", "x 1 y 2"}}, 0)
		}
	})
}
