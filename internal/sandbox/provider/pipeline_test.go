package provider

import (
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

// TestRefusedPipelines changes a pipeline that is good in one way each.
func TestRefusedPipelines(t *testing.T) {
	type m = map[string]any
	action := func(name, category, provider string, more m) m {
		a := m{"name": name, "category": category, "owner": "AWS", "provider": provider, "version": "1"}
		for k, v := range more {
			a[k] = v
		}
		return a
	}
	patterns := func(n int) []any {
		var all []any
		for range n {
			all = append(all, "a/**")
		}
		return []any{m{"includes": all}}
	}
	push := func(filters ...any) []any {
		return []any{m{"provider_type": "CodeStarSourceConnection", "git_configuration": []any{m{"source_action_name": "Source", "push": filters}}}}
	}
	e := newEngine(t, Options{})
	e.make("aws_iam_role", store.Attributes{"name": "p", "assume_role_policy": "{}"})
	role := "arn:aws:iam::" + testAccount + ":role/p"
	good := func() (store.Attributes, m, m) {
		source := action("Source", "Source", "CodeStarSourceConnection", m{"output_artifacts": []any{"source"}, "configuration": m{"FullRepositoryId": "a/b"}})
		build := action("Build", "Build", "CodeBuild", m{"input_artifacts": []any{"source"}, "configuration": m{"ProjectName": "x"}})
		return store.Attributes{
			"name": "orders", "role_arn": role, "pipeline_type": "V2", "artifact_store": []any{m{"type": "S3", "location": "b"}},
			"stage":   []any{m{"name": "Source", "action": []any{source}}, m{"name": "Build", "action": []any{build}}},
			"trigger": push(m{"branches": patterns(1), "file_paths": patterns(8)}),
		}, source, build
	}
	for _, c := range []struct {
		name   string
		change func(p store.Attributes, source, build m)
		want   string
	}{
		{"one stage", func(p store.Attributes, _, _ m) { p["stage"] = p["stage"].([]any)[:1] }, "a minimum of 2"},
		{"two stages of one name", func(p store.Attributes, _, _ m) { p["stage"].([]any)[1].(m)["name"] = "Source" }, "must be unique"},
		{"no source first", func(_ store.Attributes, source, _ m) { source["category"], source["provider"] = "Build", "CodeBuild" }, "only contains source actions"},
		{"source later", func(_ store.Attributes, _, build m) { build["category"], build["provider"] = "Source", "S3" }, "only be in the first stage"},
		{"provider that is not there", func(_ store.Attributes, _, build m) { build["provider"] = "Jenkins" }, "Provider: 'Jenkins'"},
		{"artifact of nobody", func(_ store.Attributes, _, build m) { build["input_artifacts"] = []any{"other"} }, "Input Artifact Bundle other in action Build"},
		{"artifact made twice", func(_ store.Attributes, _, build m) { build["output_artifacts"] = []any{"source"} }, "source has been used more than once"},
		{"source without output", func(_ store.Attributes, source, build m) {
			source["output_artifacts"], build["input_artifacts"] = nil, nil
		}, "0 output artifacts"},
		{"build without input", func(_ store.Attributes, _, build m) { build["input_artifacts"] = nil }, "0 input artifacts"},
		{"build without project", func(_ store.Attributes, _, build m) { build["configuration"] = m{"X": "y"} }, "'ProjectName'"},
		{"nine patterns", func(p store.Attributes, _, _ m) { p["trigger"] = push(m{"file_paths": patterns(9)}) }, "less than or equal to 8"},
		{"tags with branches", func(p store.Attributes, _, _ m) { p["trigger"] = push(m{"tags": patterns(1), "branches": patterns(1)}) }, "tags cannot be combined"},
		{"trigger of no source", func(_ store.Attributes, source, _ m) { source["name"] = "Other" }, "the source action Source is not"},
		{"triggers in V1", func(p store.Attributes, _, _ m) { p["pipeline_type"] = "V1" }, "Triggers can only be used"},
		{"mode in V1", func(p store.Attributes, _, _ m) {
			p["pipeline_type"], p["trigger"], p["execution_mode"] = "V1", nil, "QUEUED"
		}, "Execution mode QUEUED can only"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, source, build := good()
			c.change(p, source, build)
			if state, refusal := e.try("aws_codepipeline", nil, p); !strings.Contains(refusal, c.want) {
				t.Errorf("got %q, want %q; state %v", refusal, c.want, state)
			}
		})
	}
	p, _, _ := good()
	state := e.make("aws_codepipeline", p)
	p["stage"] = p["stage"].([]any)[:1]
	if _, refusal := e.try("aws_codepipeline", state, p); !strings.Contains(refusal, "a minimum of 2") {
		t.Errorf("an update: %q", refusal)
	}
}
