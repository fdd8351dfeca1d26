package events

import (
	"encoding/json"
	"testing"
)

func TestMatch(t *testing.T) {
	const told = `{"source":"aws.cloudwatch","resources":["arn:aws:cloudwatch:us-east-1:1:alarm:cambio-dev-orders-unwell"],"count":7,
		"detail":{"alarmName":"cambio-dev-orders-unwell","state":{"value":"OK"},"previousState":{"value":"ALARM"},"none":null}}`
	var event map[string]any
	if err := json.Unmarshal([]byte(told), &event); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		pattern string
		want    bool
	}{
		{`{"source":["aws.ecs","aws.cloudwatch"]}`, true},
		{`{"source":["aws.ecs"]}`, false},
		{`{"source":["aws.cloudwatch"],"detail":{"state":{"value":["ALARM"]}}}`, false},
		{`{"resources":[{"prefix":"arn:aws:cloudwatch:us-east-1:1:alarm:cambio-dev-"}]}`, true},
		{`{"resources":[{"prefix":"arn:aws:ecs"}]}`, false},
		{`{"detail":{"alarmName":[{"suffix":"-unwell"}]}}`, true},
		{`{"detail":{"alarmName":[{"anything-but":{"suffix":["-b","-g","-part"]}}]}}`, true},
		{`{"detail":{"alarmName":[{"anything-but":{"suffix":["-b","-unwell"]}}]}}`, false},
		{`{"detail":{"alarmName":[{"anything-but":["a","b"]}]}}`, true},
		{`{"detail":{"alarmName":[{"anything-but":"cambio-dev-orders-unwell"}]}}`, false},
		{`{"detail":{"$or":[{"state":{"value":["ALARM"]}},{"state":{"value":["OK"]},"previousState":{"value":["ALARM"]}}]}}`, true},
		{`{"detail":{"$or":[{"state":{"value":["ALARM"]}},{"previousState":{"value":["OK"]}}]}}`, false},
		{`{"detail":{"missing":[{"exists":false}]}}`, true},
		{`{"detail":{"alarmName":[{"exists":false}]}}`, false},
		{`{"detail":{"missing":[{"anything-but":"x"}]}}`, false},
		{`{"detail":{"none":[null]}}`, true},
		{`{"count":[{"numeric":[">",5,"<=",7]}]}`, true},
		{`{"count":[{"numeric":["<",7]}]}`, false},
		{`{"source":[{"equals-ignore-case":"AWS.CloudWatch"}]}`, true},
		{`{}`, true},
	} {
		got, err := match(test.pattern, event)
		if err != nil || got != test.want {
			t.Errorf("%s: %v, %v, want %v", test.pattern, got, err, test.want)
		}
	}
	for _, pattern := range []string{
		`{`, `[]`, `{"source":"aws.ecs"}`, `{"source":[{"wildcard":"*"}]}`, `{"source":[{"prefix":"a","suffix":"b"}]}`, `{"source":[{"prefix":1}]}`,
		`{"count":[{"numeric":[]}]}`, `{"count":[{"numeric":["~",1]}]}`, `{"count":[{"numeric":["<","x"]}]}`, `{"$or":[1]}`,
	} {
		if _, err := match(pattern, event); err == nil {
			t.Errorf("%s is no error", pattern)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add(`{"a":[{"anything-but":{"suffix":["b"]}}],"$or":[{"c":[1]}]}`, `{"a":"x","c":1}`)
	f.Add(`{"a":[{"numeric":["<",1]}]}`, `{"a":[0]}`)
	f.Fuzz(func(_ *testing.T, pattern, event string) {
		var e map[string]any
		if json.Unmarshal([]byte(event), &e) == nil {
			_, _ = match(pattern, e)
		}
	})
}
