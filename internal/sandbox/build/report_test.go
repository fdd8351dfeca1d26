package build

import (
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

// TestReports counts the tests of a build that fails for them, too.
func TestReports(t *testing.T) {
	w := newWorld(t)
	w.project(`
version: 0.2
phases:
  build:
    commands:
      - mkdir -p out
      - echo '<testsuite><testcase name="a" time="0.5"/><testcase name="b" time="0.25"><failure message="no"/></testcase><testcase name="c" time="0"><skipped/></testcase></testsuite>' >out/one.xml
      - echo '<testsuites><testsuite><testcase name="d" time="1"/></testsuite></testsuites>' >out/two.xml
      - "false"
reports:
  tests: {base-directory: out, files: ["*.xml"]}
  none: {base-directory: missing, files: ["*.xml"], file-format: JUNITXML}
  other: {base-directory: out, files: ["*.xml"], file-format: CUCUMBERJSON}
`, nil)
	v, log := w.build(Request{})
	if v.Status != Failed || len(v.Reports) != 1 || !strings.HasPrefix(v.Reports[0], "arn:aws:codebuild:us-east-1:111111111111:report/shop-tests:") {
		t.Fatalf("%s with reports %q\n%s", v.Status, v.Reports, log)
	}
	for _, want := range []string{
		"Report tests: 4 tests, 2 passed, 1 failed, 1 skipped",
		"Report none: no files in missing match *.xml",
		"Report other: the sandbox reads JUNITXML, not CUCUMBERJSON",
	} {
		if !strings.Contains(log, want) {
			t.Errorf("no %q in\n%s", want, log)
		}
	}
	key := v.key(near)
	key.Type, key.ID = TypeReport, v.Reports[0]
	rec, err := w.store.Get(key)
	if err != nil {
		t.Fatal(err)
	}
	r, err := store.Decode[Report](rec)
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != Failed || r.Build != v.ARN || r.Group != "arn:aws:codebuild:us-east-1:111111111111:report-group/shop-tests" || r.Took.Seconds() != 1.75 {
		t.Errorf("%+v", r)
	}
}
