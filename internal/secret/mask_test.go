package secret

import (
	"encoding/base64"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMaskHidesEveryForm(t *testing.T) {
	const secret = `p@ss "zebra"/1?`
	for name, text := range map[string]string{
		"plain":                 "dial: " + secret + ": refused",
		"quoted in JSON":        `{"password":"p@ss \"zebra\"/1?"}`,
		"in a query":            "https://example.com/?p=" + url.QueryEscape(secret),
		"in a path":             "https://example.com/" + url.PathEscape(secret) + "/x",
		"base64":                base64.StdEncoding.EncodeToString([]byte(secret)),
		"base64 without pad":    base64.RawURLEncoding.EncodeToString([]byte(secret)),
		"base64 with user":      base64.StdEncoding.EncodeToString([]byte("admin:" + secret)),
		"base64 with much else": base64.StdEncoding.EncodeToString([]byte("a longer text, " + secret + ", and more")),
	} {
		t.Run(name, func(t *testing.T) {
			var m Mask
			m.Add(secret)
			if got := m.Hide(text); !strings.Contains(got, Hidden) || strings.Contains(got, "zebra") {
				t.Errorf("%q became %q", text, got)
			}
		})
	}
}

func TestMaskTakesJSONApart(t *testing.T) {
	var m Mask
	m.Add(`{"user":"admiral","keys":["first-key","second-key"],"port":5432}`)
	got := m.Hide("user admiral with second-key on port 5432")
	if want := "user (sensitive) with (sensitive) on port 5432"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMaskLeavesShortAndPlainWords(t *testing.T) {
	var m Mask
	m.Add("on", "true", "null", "")
	const text = "encryption on: true, nothing is null"
	if got := m.Hide(text); got != text {
		t.Errorf("got %q", got)
	}
}

func TestMaskHidesBase64WhereverItBegins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringMatching(`[a-zA-Z0-9/+]{8,40}`).Draw(t, "secret")
		before := rapid.StringMatching(`[a-z:]{0,9}`).Draw(t, "before")
		after := rapid.StringMatching(`[a-z:]{0,9}`).Draw(t, "after")
		var m Mask
		m.Add(secret)
		encoded := base64.StdEncoding.EncodeToString([]byte(before + secret + after))
		if !strings.Contains(m.Hide(encoded), Hidden) {
			t.Fatalf("%q in %q shows in %q", secret, before+secret+after, encoded)
		}
	})
}
