package metrics

import (
	"errors"
	"testing"
)

func TestRule(t *testing.T) {
	states := map[string]string{"bad": StateAlarm, "good": StateOK, "new": StateInsufficient}
	for text, want := range map[string]bool{
		`ALARM("bad")`:                                  true,
		`ALARM('good')`:                                 false,
		`ALARM(bad)`:                                    true,
		` OK ( "good" ) `:                               true,
		`NOT ALARM(bad)`:                                false,
		`ALARM("missing")`:                              false,
		`ALARM(good) OR ALARM(bad) AND OK(good)`:        true,
		`(ALARM(good) OR ALARM(bad)) AND OK(bad)`:       false,
		`INSUFFICIENT_DATA(new) AND TRUE AND NOT FALSE`: true,
		`ALARM("arn:aws:cloudwatch:us-east-1:111111111111:alarm:bad") AND NOT OK(new)`: true,
	} {
		r, err := parseRule(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := r(func(name string) string { return states[name] }); got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
}

func TestRuleErrors(t *testing.T) {
	for _, text := range []string{"", "ALARM", "ALARM(", "ALARM(a", "(ALARM(a)", "ALARM(a) OK(b)", "MAYBE(a)", "ALARM(a) AND"} {
		if _, err := parseRule(text); !errors.Is(err, ErrRule) {
			t.Errorf("%q: got %v, want ErrRule", text, err)
		}
	}
}

func FuzzParseRule(f *testing.F) {
	f.Add(`ALARM("a") OR (NOT OK(b) AND INSUFFICIENT_DATA('c'))`)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := parseRule(text)
		if err != nil && !errors.Is(err, ErrRule) {
			t.Errorf("%q: error %v is no ErrRule", text, err)
		}
		r(func(string) string { return StateOK })
	})
}
