package iam

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCovers(t *testing.T) {
	for _, tt := range []struct {
		wide, narrow string
		want         bool
	}{
		{"*", "", true},
		{"*", "s3:GetObject", true},
		{"s3:*", "s3:GetObject", true},
		{"s3:Get*", "s3:PutObject", false},
		{"s3:*Object", "s3:GetObject", true},
		{"s3:*Object", "s3:GetObjectAcl", false},
		{"s3:Get*", "s3:*", false},
		{"s3:Get?bject", "s3:GetObject", true},
		{"a?", "a*", false},
		{"a*", "a?", true},
		{"*?", "?*", true},
		{"a*b*c", "axxbyyc", true},
		{"a*b*c", "axxcyyb", false},
		{"${*}", "*", false},
		{"${*}", "${*}", true},
		{"${aws:username}/*", "${aws:username}/home", true},
		{"", "", true},
		{"", "a", false},
	} {
		if got := Covers(tt.wide, tt.narrow); got != tt.want {
			t.Errorf("%q covers %q: %v, want %v", tt.wide, tt.narrow, got, tt.want)
		}
	}
}

func TestMeets(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"s3:Get*", "s3:*Object", true},
		{"s3:Get*", "s3:Put*", false},
		{"*", "", true},
		{"a?", "?b", true},
		{"a", "ab", false},
		{"", "", true},
	} {
		if got := MeetsAction(tt.a, tt.b); got != tt.want {
			t.Errorf("%q meets %q: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

// patterns draws patterns over few letters, so that they often have to do with each other.
var patterns = rapid.StringMatching(`[ab*?]{0,7}`)

func TestCoveringIsAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := patterns.Draw(t, "a"), patterns.Draw(t, "b"), patterns.Draw(t, "c")
		if !Covers(a, a) {
			t.Errorf("%q does not cover itself", a)
		}
		if !Covers("*", a) {
			t.Errorf("* does not cover %q", a)
		}
		if Covers(a, b) && Covers(b, c) && !Covers(a, c) {
			t.Errorf("%q covers %q covers %q, but not %q", a, b, c, c)
		}
	})
}

func TestWhatIsCoveredIsMet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := patterns.Draw(t, "a"), patterns.Draw(t, "b")
		if Covers(a, b) && !MeetsAction(a, b) {
			t.Errorf("%q covers %q but does not meet it", a, b)
		}
		if MeetsAction(a, b) != MeetsAction(b, a) {
			t.Errorf("%q meets %q in one direction only", a, b)
		}
		text := strings.NewReplacer("*", "", "?", "a").Replace(a)
		if !Covers(a, text) {
			t.Errorf("%q does not match %q", a, text)
		}
		if Covers(b, text) && !MeetsAction(a, b) {
			t.Errorf("%q and %q both match %q, but do not meet", a, b, text)
		}
	})
}
