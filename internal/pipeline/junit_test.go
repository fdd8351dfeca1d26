package pipeline

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestReadJUnit(t *testing.T) {
	for name, c := range map[string]struct {
		report string
		want   Tests
	}{
		"many suites": {
			`<testsuites><testsuite name="a"><testcase classname="pkg" name="One" time="1.5"/><testcase name="Two" time="x"><skipped/></testcase></testsuite>
			 <testsuite><testsuite><testcase classname="pkg" name="Three" file="a.go" line="7"><failure message="short">it says second</failure></testcase></testsuite></testsuite></testsuites>`,
			Tests{Passed: 1, Skipped: 1, Failed: 1, Took: 1500 * time.Millisecond, Failures: []TestFailure{{Name: "pkg: Three", File: "a.go", Line: 7, Message: "it says second"}}},
		},
		"one suite": {
			`<testsuite><testcase name="One"><error message="no memory"/></testcase></testsuite>`,
			Tests{Failed: 1, Failures: []TestFailure{{Name: "One", Message: "no memory"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got Tests
			if err := got.ReadJUnit(strings.NewReader(c.report)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("tests (-want +got):\n%s", diff)
			}
		})
	}
	var tests Tests
	if err := tests.ReadJUnit(strings.NewReader("<testsuite><testcase")); err == nil {
		t.Error("half a report was read")
	}
}

func TestWriteJUnit(t *testing.T) {
	for _, failure := range []string{"", "panic: <no quota>\x00"} {
		var b strings.Builder
		if err := WriteJUnit(&b, "orders", "go test ./...", 1500*time.Millisecond, failure); err != nil {
			t.Fatal(err)
		}
		var got Tests
		if err := got.ReadJUnit(strings.NewReader(b.String())); err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
		if got.Took != 1500*time.Millisecond || got.Passed+got.Failed != 1 || (got.Failed == 1) != (failure != "") {
			t.Errorf("%q: %+v", failure, got)
		}
	}
}

func FuzzReadJUnit(f *testing.F) {
	f.Add(`<testsuites><testsuite><testcase name="One" time="1e309"/></testsuite></testsuites>`)
	f.Fuzz(func(t *testing.T, report string) {
		var tests Tests
		// It may be no report, but must not panic.
		_ = tests.ReadJUnit(strings.NewReader(report))
	})
}
