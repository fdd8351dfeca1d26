package pattern

import (
	"errors"
	"strings"
	"testing"
)

func TestPattern(t *testing.T) {
	const event = `{"level":"error","status":503,"path":"/orders/42","user":null,"ok":true,"items":[{"id":"a"},{"id":"b"}]}`
	tests := []struct {
		pattern string
		message string
		want    bool
	}{
		{"ERROR", "an ERROR here", true},
		{"ERROR", "an error here", false},
		{"ERROR timeout", "timeout: ERROR", true},
		{"ERROR timeout", "ERROR", false},
		{"ERROR -retry", "ERROR, will retry", false},
		{"ERROR -retry", "ERROR", true},
		{"?WARN ?ERROR", "WARN", true},
		{"?WARN ?ERROR", "INFO", false},
		{`"connection refused" orders`, "orders: connection refused", true},
		{`"connection refused"`, "refused connection", false},
		{`-"connection refused"`, "connection refused", false},
		{`%st.tus=5\d\d%`, "status=503", true},
		{`%status=5\d\d%`, "status=200", false},
		{`{ $.level = "error" }`, event, true},
		{`{ $.level = error }`, event, true},
		{`{ $.level != "error" }`, event, false},
		{`{ $.level = "err*" }`, event, true},
		{`{ $.path = "*/42" }`, event, true},
		{`{ $.path = "/o*s/*2" }`, event, true},
		{`{ $.path = "/x*" }`, event, false},
		{`{ $.status >= 500 && $.status < 600 }`, event, true},
		{`{ $.status = 503 }`, event, true},
		{`{ $.status = "503" }`, event, false},
		{`{ ($.status = 1 || $.level = "error") && $.ok IS TRUE }`, event, true},
		{`{ $.user IS NULL }`, event, true},
		{`{ $.level IS NULL }`, event, false},
		{`{ $.none NOT EXISTS }`, event, true},
		{`{ $.user NOT EXISTS }`, event, false},
		{`{ $.items[1].id = "b" }`, event, true},
		{`{ $.items[7].id = "b" }`, event, false},
		{`{ $.level = "error" }`, "not JSON", false},
	}
	for _, test := range tests {
		match, err := Parse(test.pattern)
		if err != nil {
			t.Errorf("%s: %v", test.pattern, err)
			continue
		}
		if got := match(test.message); got != test.want {
			t.Errorf("%s on %.40s = %v, want %v", test.pattern, test.message, got, test.want)
		}
	}
}

func TestBadPattern(t *testing.T) {
	for _, pattern := range []string{
		`"open`, "%(%", "-", "?", "{ $.x }", "{ $.x = }", "{ x = 1 }", "{ $.x = 1 && }", "{ ($.x = 1 }", "{ $.x > y }",
		"{ $.x IS what }", "{ $.x NOT there }", "{ $. = 1 }", "{ $.x[y] = 1 }", "{ $.x & 1 }", "{ $.x = 1", "[ip, user]",
		"{" + strings.Repeat("(", 100) + "$.x = 1" + strings.Repeat(")", 100) + "}",
	} {
		if _, err := Parse(pattern); !errors.Is(err, ErrBad) {
			t.Errorf("%.40s: error = %v, want ErrBad", pattern, err)
		}
	}
}

func FuzzPattern(f *testing.F) {
	for _, seed := range []string{"ERROR -a ?b", `"a b" %c%`, `{ ($.a.b[0] = "x*y" || $.c >= 1) && $.d NOT EXISTS }`} {
		f.Add(seed, `{"a":{"b":["x1y"]},"c":2}`)
	}
	f.Fuzz(func(_ *testing.T, pattern, message string) {
		if match, err := Parse(pattern); err == nil && match != nil {
			match(message)
		}
	})
}
