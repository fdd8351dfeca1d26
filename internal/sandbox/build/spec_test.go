package build

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	got, err := parse(`
version: 0.2
env:
  shell: bash
  variables: {A: text, N: 3, B: true}
  parameter-store: {P: /shop/p}
  secrets-manager: {S: "shop/s:key"}
  exported-variables: [A, N]
phases:
  build:
    on-failure: RETRY-2
    commands: [one, "two: 2"]
    finally: last
artifacts:
  files: ["**/*"]
  discard-paths: yes
  secondary-artifacts:
    more: {files: [x], base-directory: out}
reports:
  tests: {files: ["*.xml"], file-format: JUNITXML}
`)
	if err != nil {
		t.Fatal(err)
	}
	want := spec{
		shell: "bash", variables: map[string]string{"A": "text", "N": "3", "B": "true"}, parameters: map[string]string{"P": "/shop/p"},
		secrets: map[string]string{"S": "shop/s:key"}, exported: []string{"A", "N"},
		phases:    map[string]phaseSpec{"build": {commands: []string{"one", "two: 2"}, finally: []string{"last"}, onFailure: onFailure{"RETRY", 2}}},
		artifacts: artifactSpec{files: []string{"**/*"}, discard: true}, secondary: map[string]artifactSpec{"more": {files: []string{"x"}, base: "out"}},
		reports: map[string]reportSpec{"tests": {files: []string{"*.xml"}, format: "JUNITXML"}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(spec{}, phaseSpec{}, onFailure{}, artifactSpec{}, reportSpec{})); diff != "" {
		t.Error(diff)
	}
}

func TestParseProblems(t *testing.T) {
	for text, want := range map[string]string{
		"":             `version is "", the sandbox reads 0.2`,
		"version: 0.1": `version is "0.1", the sandbox reads 0.2`,
		"version: 0.2": "phases must be set, and hold at least one phase",
		"version: 0.2\nphases: {deploy: {commands: [x]}}":               "unknown phase deploy; the phases are install, pre_build, build, post_build",
		"version: 0.2\nphases: {build: {on-failure: GO}}":               `build: on-failure is "GO", want ABORT, CONTINUE or RETRY`,
		"version: 0.2\nphases: {build: {commands: [x: y]}}":             "Expected commands[0] to be of string type: found subkeys instead",
		"version: 0.2\nenv: {shell: zsh}\nphases: {build: {}}":          `shell is "zsh"; the sandbox has sh and bash`,
		"version: 0.2\nenv: {variables: {a-b: x}}\nphases: {build: {}}": `variables: "a-b" cannot be the name of an environment variable`,
		"version: 0.2\nphases: {build: {on-failure: RETRY-x}}":          `build: on-failure is "RETRY-x"; the sandbox has ABORT, CONTINUE, RETRY and RETRY-1 to RETRY-100`,
		"version: 0.2\nphases: [build]":                                 "phases must be a mapping",
	} {
		if _, err := parse(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("version: 0.2\nphases: {build: {commands: [x]}}")
	f.Add(`{"version": 0.2, "phases": {"build": {"commands": ["x"], "finally": "y"}}}`)
	f.Add("version: 0.2\nenv: {variables: {A: &a [*a]}}")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := parse(text)
		if err == nil && len(s.phases) == 0 {
			t.Error("a buildspec without phases passes")
		}
	})
}
