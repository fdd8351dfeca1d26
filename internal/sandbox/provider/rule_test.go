package provider

import "testing"

func TestRules(t *testing.T) {
	size := matching(3, 5, `[a-z]+`, "have only letters")
	for _, c := range []struct {
		name string
		rule rule
		good []any
		bad  []any
	}{
		{"oneOf", oneOf("a b"), []any{"a", "b", unknown{}, nil}, []any{"c", ""}},
		{"between", between(1, 3), []any{1.0, 3.0}, []any{0.0, 4.0}},
		{"among", among(0, 60), []any{0.0, 60.0}, []any{30.0}},
		{"either", either(0, 30, 900), []any{0.0, 30.0, 900.0}, []any{10.0, 901.0}},
		{"matching", size, []any{"abc", "abcde", []any{"abc"}}, []any{"ab", "abcdef", "ab1", []any{"abc", "1"}}},
		{"isJSON", isJSON, []any{"{}", ""}, []any{"{"}},
		{"isCIDR", isCIDR, []any{"10.0.0.0/16", "::/0"}, []any{"10.0.0.1/16", "10.0.0.0", "x"}},
		{"isARN", isARN, []any{"arn:aws:s3:::x"}, []any{"x"}},
		{"alarmPeriod", alarmPeriod, []any{10.0, 30.0, 60.0, 300.0}, []any{15.0, 90.0, 0.0}},
		{"isRouteKey", isRouteKey, []any{"$default", "ANY /x/{proxy+}", "GET /"}, []any{"/x", "FETCH /x", "GET x"}},
		{"isContainers", isContainers, []any{`[{"name":"a","image":"b"}]`}, []any{`{}`, `[{"name":"a"}]`}},
		{"isLifecyclePolicy", isLifecyclePolicy,
			[]any{`{"rules":[{"rulePriority":1,"selection":{"countType":"sinceImagePushed"}}]}`},
			[]any{`[]`, `{"rules":[{"rulePriority":1}]}`,
				`{"rules":[{"rulePriority":1,"selection":{"countType":"x"}},{"rulePriority":1,"selection":{"countType":"x"}}]}`}},
		{"isPolicy", isPolicy,
			[]any{`{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`},
			[]any{`{`, `{}`, `{"Statement":[{"Effect":"Perhaps","Action":"*","Resource":"*"}]}`, `{"Statement":[{"Effect":"Allow","Resource":"*"}]}`,
				`{"Statement":[{"Effect":"Allow","Action":"*"}]}`}},
		{"isTrustPolicy", isTrustPolicy,
			[]any{`{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ecs.amazonaws.com"}}}`},
			[]any{`{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}`}},
		{"isStateMachine", isStateMachine,
			[]any{`{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Succeed"}}}`},
			[]any{`{`, `{"StartAt":"A","States":{}}`, `{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}`, `{"StartAt":"A","States":{"A":{}}}`}},
		{"isAlarmRule", isAlarmRule, []any{`ALARM("a") OR NOT OK("b")`}, []any{"", "ALARM", `ALARM("a") XOR OK("b")`}},
		{"isFilterPattern", isFilterPattern, []any{"", "%ERROR|level.{1,4}error%", `{ $.level = "error" }`}, []any{"{ $.x", `"open`}},
		{"isInsightRule", isInsightRule,
			[]any{`{"Schema":{"Name":"CloudWatchLogRule","Version":1},"LogGroupNames":["a"],"LogFormat":"JSON","Contribution":{"Keys":["$.ip"]}}`},
			[]any{`{`, `{"Schema":{"Name":"x"}}`, `{"Schema":{"Name":"CloudWatchLogRule"},"LogFormat":"JSON","Contribution":{"Keys":["$.ip"]}}`,
				`{"Schema":{"Name":"CloudWatchLogRule"},"LogGroupNames":["a"],"LogFormat":"XML","Contribution":{"Keys":["$.ip"]}}`,
				`{"Schema":{"Name":"CloudWatchLogRule"},"LogGroupNames":["a"],"LogFormat":"JSON","Contribution":{"Keys":[]}}`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, v := range c.good {
				if what := applyRule(c.rule, v); what != "" {
					t.Errorf("%v: %s", v, what)
				}
			}
			for _, v := range c.bad {
				if applyRule(c.rule, v) == "" {
					t.Errorf("%v is accepted", v)
				}
			}
		})
	}
}

func TestGroups(t *testing.T) {
	given := func(names ...string) map[string]any {
		out := map[string]any{}
		for _, n := range names {
			out[n] = "x"
		}
		return out
	}
	open := map[string]any{"a": unknown{}, "b": "x"}
	for _, c := range []struct {
		name  string
		group group
		attrs map[string]any
		want  bool
	}{
		{"exactly none", exactlyOne("a b"), given(), false},
		{"exactly one", exactlyOne("a b"), given("a"), true},
		{"exactly two", exactlyOne("a b"), given("a", "b"), false},
		{"exactly, not known", exactlyOne("a b"), open, true},
		{"at most none", atMostOne("a b"), given(), true},
		{"at most two", atMostOne("a b"), given("a", "b"), false},
		{"at least none", atLeastOne("a b"), given(), false},
		{"at least one", atLeastOne("a b"), given("b"), true},
		{"together none", together("a b"), given(), true},
		{"together one", together("a b"), given("a"), false},
		{"together two", together("a b"), given("a", "b"), true},
		{"an empty block", exactlyOne("a b"), map[string]any{"a": []any{}, "b": "x"}, true},
	} {
		if got := c.group.check(c.attrs) == nil; got != c.want {
			t.Errorf("%s: accepted is %v", c.name, got)
		}
	}
}
