package build

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// spec is a buildspec, version 0.2 (CodeBuild User Guide, "Build specification
// reference"). What the sandbox has no use for, such as run-as, is not in it.
type spec struct {
	shell      string            // sh or bash
	variables  map[string]string // by name: values
	parameters map[string]string // by name: names of parameters
	secrets    map[string]string // by name: SECRET-ID:JSON-KEY:VERSION-STAGE:VERSION-ID
	exported   []string
	phases     map[string]phaseSpec // install, pre_build, build, post_build
	artifacts  artifactSpec
	secondary  map[string]artifactSpec
	reports    map[string]reportSpec
}

// phaseSpec is what a phase runs: its commands until one fails, and then, in any case, the last ones.
type phaseSpec struct {
	commands  []string
	finally   []string
	onFailure onFailure
}

// onFailure says what follows on a phase that failed: by default what the
// documentation draws as "build phase transitions".
type onFailure struct {
	action  string // "", ABORT, CONTINUE or RETRY
	retries int
}

// artifactSpec is which files become an artifact.
type artifactSpec struct {
	files, exclude []string
	base           string
	discard        bool // leave folders' names out
}

// reportSpec is which files are test reports of a group.
type reportSpec struct {
	files  []string
	base   string
	format string
}

// phaseNames are the phases that a buildspec may have, in their order.
var phaseNames = []string{"install", "pre_build", "build", "post_build"}

// parse reads a buildspec, in YAML or JSON.
func parse(text string) (spec, error) {
	var root map[string]any
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		return spec{}, fmt.Errorf("the buildspec is not YAML: %s", firstLine(err.Error()))
	}
	r := reader{}
	s := spec{phases: map[string]phaseSpec{}, secondary: map[string]artifactSpec{}, reports: map[string]reportSpec{}}
	if version := scalar(root["version"]); version != "0.2" {
		r.failf("version is %q, the sandbox reads 0.2", version)
	}
	env := r.mapping(root, "env")
	s.shell = r.shell(env)
	s.variables, s.parameters, s.secrets = r.names(env, "variables"), r.names(env, "parameter-store"), r.names(env, "secrets-manager")
	s.exported = r.list(env, "exported-variables")
	phases := r.mapping(root, "phases")
	if len(phases) == 0 {
		r.failf("phases must be set, and hold at least one phase")
	}
	for _, name := range slices.Sorted(maps.Keys(phases)) {
		if !slices.Contains(phaseNames, name) {
			r.failf("unknown phase %s; the phases are %s", name, strings.Join(phaseNames, ", "))
			continue
		}
		s.phases[name] = r.phase(name, r.mapping(phases, name))
	}
	artifacts := r.mapping(root, "artifacts")
	s.artifacts = r.artifact(artifacts)
	for name, v := range r.mapping(artifacts, "secondary-artifacts") {
		s.secondary[name] = r.artifact(asMap(v))
	}
	for name, v := range r.mapping(root, "reports") {
		report := asMap(v)
		s.reports[name] = reportSpec{files: r.list(report, "files"), base: scalar(report["base-directory"]), format: scalar(report["file-format"])}
	}
	return s, r.err
}

// reader takes values out of what was decoded, and keeps the first problem.
type reader struct{ err error }

func (r *reader) failf(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func (r *reader) mapping(in map[string]any, name string) map[string]any {
	v, ok := in[name]
	if !ok || v == nil {
		return nil
	}
	m, ok := v.(map[string]any)
	if !ok {
		r.failf("%s must be a mapping", name)
	}
	return m
}

func asMap(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func (r *reader) shell(env map[string]any) string {
	switch s := scalar(env["shell"]); s {
	case "", "sh", "/bin/sh":
		return "sh"
	case "bash", "/bin/bash":
		return "bash"
	default:
		r.failf("shell is %q; the sandbox has sh and bash", s)
		return "sh"
	}
}

var variableName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

func (r *reader) names(env map[string]any, section string) map[string]string {
	out := map[string]string{}
	for name, v := range r.mapping(env, section) {
		if !variableName.MatchString(name) {
			r.failf("%s: %q cannot be the name of an environment variable", section, name)
		}
		out[name] = r.text(v, section+"."+name)
	}
	return out
}

// list reads a list of texts, or a single text.
func (r *reader) list(in map[string]any, name string) []string {
	switch v := in[name].(type) {
	case nil:
		return nil
	case []any:
		out := make([]string, 0, len(v))
		for i, e := range v {
			out = append(out, r.text(e, fmt.Sprintf("%s[%d]", name, i)))
		}
		return out
	case map[string]any:
		r.failf("%s must be a list", name)
		return nil
	default:
		return []string{scalar(v)}
	}
}

// text reads a text. A command with a colon in it that is not quoted becomes a
// mapping in YAML, which CodeBuild tells in these words too.
func (r *reader) text(v any, where string) string {
	switch v.(type) {
	case map[string]any, []any:
		r.failf("Expected %s to be of string type: found subkeys instead", where)
	}
	return scalar(v)
}

func (r *reader) phase(name string, in map[string]any) phaseSpec {
	p := phaseSpec{commands: r.list(in, "commands"), finally: r.list(in, "finally")}
	text := scalar(in["on-failure"])
	count, retries := strings.CutPrefix(text, "RETRY-")
	switch {
	case text == "", text == "ABORT", text == "CONTINUE":
		p.onFailure.action = text
	case text == "RETRY":
		p.onFailure = onFailure{action: "RETRY", retries: 3}
	case retries:
		n, err := strconv.Atoi(count)
		if err != nil || n < 1 || n > 100 {
			r.failf("%s: on-failure is %q; the sandbox has ABORT, CONTINUE, RETRY and RETRY-1 to RETRY-100", name, text)
		}
		p.onFailure = onFailure{action: "RETRY", retries: n}
	default:
		r.failf("%s: on-failure is %q, want ABORT, CONTINUE or RETRY", name, text)
	}
	return p
}

func (r *reader) artifact(in map[string]any) artifactSpec {
	return artifactSpec{
		files: r.list(in, "files"), exclude: r.list(in, "exclude-paths"),
		base: scalar(in["base-directory"]), discard: scalar(in["discard-paths"]) == "yes" || in["discard-paths"] == true,
	}
}

// scalar writes a plain value as text, "" for none.
func scalar(v any) string {
	switch v := v.(type) {
	case nil, map[string]any, []any:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
