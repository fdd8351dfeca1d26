package build

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
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

// phases writes a buildspec with the commands of phases, given as PHASE, COMMAND, PHASE, COMMAND …
func phases(commands ...string) string {
	text := "version: 0.2\nphases:\n"
	for i := 0; i < len(commands); i += 2 {
		text += "  " + commands[i] + ":\n    commands:\n      - |\n        " + strings.ReplaceAll(commands[i+1], "\n", "\n        ") + "\n"
	}
	return text
}

func TestFailures(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		name, spec      string
		status, problem string
		ran, not        string
	}{
		{"install fails", phases("install", "false", "build", "echo never"), Failed, "INSTALL: Error while executing command: false", "", "\nnever\n"},
		{"pre_build fails", phases("pre_build", "exit 3", "build", "echo never"), Failed, "exit status 3", "", "\nnever\n"},
		{"build fails, post_build runs", phases("build", "exit 1", "post_build", "echo succeeding=$CODEBUILD_BUILD_SUCCEEDING"), Failed, "exit status 1", "succeeding=0", ""},
		{"exit keeps what was exported", phases("pre_build", "export A=1; cd /; exit 0", "build", `echo "A=$A in $(pwd)"`), Succeeded, "", "A=1 in /\n", ""},
		{"set -e does not end the build", phases("build", "set -e\nfalse\necho never", "post_build", "echo after"), Failed, "exit status 1", "\nafter\n", "\nnever\n"},
		{"command that is not there", phases("build", "no-such-program"), Failed, "exit status 127", "", ""},
		{"abort", "version: 0.2\nphases: {build: {on-failure: ABORT, commands: ['false']}, post_build: {commands: [echo never]}}", Failed, "BUILD", "", "\nnever\n"},
		{"continue", "version: 0.2\nphases: {install: {on-failure: CONTINUE, commands: ['false']}, build: {commands: [echo on]}}", Failed, "INSTALL", "\non\n", ""},
		{"retry", "version: 0.2\nphases: {build: {on-failure: RETRY-2, commands: ['test -f x || { touch x; false; }', echo second]}}", Succeeded, "", "\nsecond\n", ""},
		{"finally", "version: 0.2\nphases: {build: {commands: ['false', echo never], finally: [echo last]}}", Failed, "exit status 1", "\nlast\n", "\nnever\n"},
		{"no YAML", "version: 0.2\nphases: [", Failed, "YAML_FILE_ERROR", "", ""},
		{"colon in a command", "version: 0.2\nphases: {build: {commands: [{echo: hello}]}}", Failed, "found subkeys instead", "", ""},
		{"no such file", "deploy/buildspec.yml", Failed, "the source has no buildspec deploy/buildspec.yml", "", ""},
		{"killed command", phases("build", "sh -c 'kill -9 $$'"), Failed, "exit status 137, ended by signal 9", "", ""},
		{"killed shell", phases("build", "kill -9 $$", "post_build", "echo never"), Fault, "the build's process was ended: killed", "", "\nnever\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := w
			w.project(c.spec, nil)
			v, log := w.build(Request{})
			phase, code, message := v.Problem()
			if v.Status != c.status || !strings.Contains(phase+": "+code+" "+message+phase+": "+message, c.problem) {
				t.Errorf("%s, %s: %s %s; want %s, %s\n%s", v.Status, phase, code, message, c.status, c.problem, log)
			}
			if !strings.Contains(log, c.ran) {
				t.Errorf("no %q in\n%s", c.ran, log)
			}
			if c.not != "" && strings.Contains(log, c.not) {
				t.Errorf("%q in\n%s", c.not, log)
			}
		})
	}
}

// TestSecretsAreMasked prints secrets in all the ways that a step may: none may
// reach the log, the record of the build or an exported variable.
func TestSecretsAreMasked(t *testing.T) {
	w := newWorld(t)
	const canary, other, late = "canary-7f3a9c", "s3cret/of the store", "made-by-the-step-51"
	w.secrets["arn:aws:ssm:us-east-1:111111111111:parameter/shop/key"] = canary
	w.put("aws_ssm_parameter", "/shop/other", store.Attributes{"type": "SecureString", "value": other})
	w.put("aws_ssm_parameter", "/shop/plain", store.Attributes{"type": "String", "value": "in-plain-sight"})
	w.end()
	w.live(0)
	w.project(`
version: 0.2
env:
  parameter-store: {KEY: /shop/key}
  exported-variables: [KEY, COPY]
phases:
  build:
    commands:
      - echo "plain $KEY $(echo "user:$KEY" | base64)"
      - echo 's3cret/of the store' in-plain-sight; export COPY="it is $KEY"
      - env
      - 'false # canary-7f3a9c'
`, nil)
	v, log := w.build(Request{})
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	encoded := base64.StdEncoding.EncodeToString([]byte("user:" + canary))
	for _, secret := range []string{canary, other, encoded} {
		if strings.Contains(log, secret) || strings.Contains(string(raw), secret) {
			t.Errorf("%q is in the log or the record:\n%s\n%s", secret, log, raw)
		}
	}
	for _, want := range []string{"plain *** ", "*** in-plain-sight"} {
		if !strings.Contains(log, want) {
			t.Errorf("no %q in\n%s", want, log)
		}
	}
	if v.Exported["COPY"] != "it is ***" || v.Exported["KEY"] != "" {
		t.Errorf("exported %v", v.Exported)
	}
	// One that is made while builds run is hidden too.
	w.put("secret_version", "arn:late", store.Attributes{"secret_string": `{"password":"` + late + `"}`})
	w.awaitMasked(late)
}

func TestStop(t *testing.T) {
	w := newWorld(t)
	w.project(phases("build", "trap 'echo asked to end; exit 1' TERM; touch begun; while :; do sleep 0.05; done", "post_build", "echo never"), nil)
	v, done, err := w.builder.Start(Request{Near: near, Project: "shop"})
	if err != nil {
		t.Fatal(err)
	}
	w.awaitPhase(v.ID, "BUILD")
	if err := w.builder.Stop(near, v.ID); err != nil {
		t.Fatal(err)
	}
	<-done
	v, log := w.result(v.ID)
	if v.Status != Stopped || strings.Contains(log, "\nnever\n") {
		t.Errorf("%s\n%s", v.Status, log)
	}
	if err := w.builder.Stop(near, v.ID); err != nil {
		t.Errorf("stop of one that has ended: %v", err)
	}
	if err := w.builder.Stop(near, "shop:none"); !errors.Is(err, ErrNoBuild) {
		t.Errorf("stop of none: %v", err)
	}
}

// TestInLine holds that builds wait for their turn, and that one can be stopped in line.
func TestInLine(t *testing.T) {
	w := newWorld(t)
	w.end()
	w.live(1)
	w.project(phases("build", "sleep 60"), nil)
	first, firstDone, err := w.builder.Start(Request{Near: near, Project: "shop"})
	if err != nil {
		t.Fatal(err)
	}
	w.awaitPhase(first.ID, "BUILD")
	second, secondDone, err := w.builder.Start(Request{Near: near, Project: "shop"})
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := w.result(second.ID); v.Phase != "QUEUED" {
		t.Errorf("the second is in %s", v.Phase)
	}
	for _, id := range []string{second.ID, first.ID} {
		if err := w.builder.Stop(near, id); err != nil {
			t.Fatal(err)
		}
	}
	<-secondDone
	<-firstDone
	for _, id := range []string{first.ID, second.ID} {
		if v, _ := w.result(id); v.Status != Stopped || v.Number == 0 {
			t.Errorf("%+v", v)
		}
	}
}

// TestRecover ends a build's processes that outlived the sandbox, and says so.
func TestRecover(t *testing.T) {
	w := newWorld(t)
	w.project(phases("build", "sleep 60"), nil)
	v, _, err := w.builder.Start(Request{Near: near, Project: "shop"})
	if err != nil {
		t.Fatal(err)
	}
	v = w.awaitPhase(v.ID, "BUILD")
	next := New(w.builder.cfg)
	w.builder.mu.Lock()
	j := w.builder.jobs[v.key(near)]
	w.builder.mu.Unlock()
	if err := next.Recover(); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	var living sync.WaitGroup
	living.Go(func() { _ = next.Run(ctx) })
	<-j.done // which it would not be for a minute, had the processes not been ended
	end()
	living.Wait()
	// The builder of an earlier life would not have lived to write the end.
	if err := next.save(v.key(near), v); err != nil {
		t.Fatal(err)
	}
	if err := New(w.builder.cfg).Recover(); err != nil {
		t.Fatal(err)
	}
	v, _ = w.result(v.ID)
	if _, _, message := v.Problem(); v.Status != Fault || message != Interrupted {
		t.Errorf("%s: %q", v.Status, message)
	}
}

func TestOldBuildsAreForgotten(t *testing.T) {
	w := newWorld(t)
	w.project("version: 0.2\nphases: {build: {commands: ['true']}}", nil)
	for n := range keptBuilds + 3 {
		v := Build{ID: "shop:" + strings.Repeat("0", n+1), Project: "shop", Number: n - keptBuilds - 3, Status: Succeeded, Phases: []Phase{{Type: "COMPLETED", Status: Succeeded}}}
		if err := w.builder.save(v.key(near), v); err != nil {
			t.Fatal(err)
		}
	}
	last, _ := w.build(Request{})
	left := w.store.List(TypeBuild, "", "")
	if len(left) != keptBuilds || last.Status != Succeeded {
		t.Errorf("%d builds are left, the last %s", len(left), last.Status)
	}
}
