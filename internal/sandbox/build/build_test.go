package build

import (
	"strings"
	"testing"
)

func TestOneShell(t *testing.T) {
	w := newWorld(t)
	w.project(`
version: 0.2
env:
  variables: {GREETING: hello}
  exported-variables: [VERSION, NOTHING]
phases:
  install:
    commands:
      - export VERSION=1.2.3
      - mkdir sub && cd sub
  build:
    commands:
      - pwd
      - echo "$GREETING $VERSION $CODEBUILD_INITIATOR" && cat ../hello.txt
      - git log --format=%s -1
      - |
        if true; then
          echo "several lines"
        fi
`, nil)
	v, log := w.build(Request{Initiator: "codepipeline/shop"})
	if v.Status != Succeeded {
		t.Fatalf("%+v\n%s", v, log)
	}
	for _, want := range []string{"/src/sub\n", "hello 1.2.3 codepipeline/shop\nhello\n", "\nchange\n", "\nseveral lines\n", "Entering phase BUILD"} {
		if !strings.Contains(log, want) {
			t.Errorf("no %q in\n%s", want, log)
		}
	}
	if len(v.Exported) != 1 || v.Exported["VERSION"] != "1.2.3" {
		t.Errorf("exported %v", v.Exported)
	}
	t.Log(log)
}
