package events

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFill(t *testing.T) {
	from := map[string]any{"region": "us-east-1", "detail": map[string]any{"name": "a", "count": 3.0}}
	for _, test := range []struct {
		template, want string
	}{
		{`{"a":1,"b":{"c.$":"$.detail.name"}}`, `{"a":1,"b":{"c":"a"}}`},
		{`{"all.$":"$"}`, `{"all":{"region":"us-east-1","detail":{"name":"a","count":3}}}`},
		{`{"text.$":"States.Format('*{}* in {}: {}', $.detail.name, $.region, $.detail.count)"}`, `{"text":"*a* in us-east-1: 3"}`},
		{`{"text.$":"States.Format('no places')"}`, `{"text":"no places"}`},
		{`["x",{"y.$":"$.region"}]`, `["x",{"y":"us-east-1"}]`},
	} {
		var template, want any
		if err := errors.Join(json.Unmarshal([]byte(test.template), &template), json.Unmarshal([]byte(test.want), &want)); err != nil {
			t.Fatal(err)
		}
		got, err := fill(template, from)
		if err != nil {
			t.Errorf("%s: %v", test.template, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.template, diff)
		}
	}
	for _, bad := range []string{
		`{"a.$":1}`, `{"a.$":"$.none"}`, `{"a.$":"x"}`, `{"a.$":"States.UUID()"}`, `{"a.$":"States.Format('{}')"}`,
		`{"a.$":"States.Format('{}', $.region, $.region)"}`, `{"a.$":"States.Format('{}, $.region"}`, `{"a.$":"States.Format($.region)"}`,
	} {
		var template any
		if err := json.Unmarshal([]byte(bad), &template); err != nil {
			t.Fatal(err)
		}
		if got, err := fill(template, from); err == nil {
			t.Errorf("%s gave %v", bad, got)
		}
	}
}

func FuzzFill(f *testing.F) {
	f.Add(`{"a.$":"States.Format('{} {}', $.b, $.c[0])"}`, `{"b":1,"c":[2]}`)
	f.Fuzz(func(_ *testing.T, template, from string) {
		var t, v any
		if json.Unmarshal([]byte(template), &t) == nil && json.Unmarshal([]byte(from), &v) == nil {
			_, _ = fill(t, v)
		}
	})
}
