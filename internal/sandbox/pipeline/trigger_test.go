package pipeline

import (
	"testing"

	"flota.dev/flota/internal/sandbox/source"
	"flota.dev/flota/internal/sandbox/store"
)

func TestTriggers(t *testing.T) {
	type m = map[string]any
	list := func(s ...any) []any { return s }
	filter := func(includes, excludes []any) []any { return list(m{"includes": includes, "excludes": excludes}) }
	push := func(filters ...any) []any {
		return list(m{"provider_type": connection, "git_configuration": list(m{"source_action_name": "Source", "push": filters})})
	}
	for _, c := range []struct {
		name     string
		triggers []any
		config   m // beyond the usual
		push     source.Push
		files    []string
		want     bool
	}{
		{"no trigger, own branch", nil, nil, source.Push{Branch: "main"}, nil, true},
		{"no trigger, other branch", nil, nil, source.Push{Branch: "other"}, nil, false},
		{"no trigger, a tag", nil, nil, source.Push{Tag: "v1"}, nil, false},
		{"does not detect changes", nil, m{"DetectChanges": "false"}, source.Push{Branch: "main"}, nil, false},
		{"another repository", nil, m{"FullRepositoryId": "example/other"}, source.Push{Branch: "main"}, nil, false},
		{"trigger without filters", list(m{"provider_type": connection, "git_configuration": list(m{"source_action_name": "Source"})}), nil, source.Push{Branch: "main"}, nil, true},
		{"trigger of another action", list(m{"provider_type": connection, "git_configuration": list(m{"source_action_name": "Other", "push": list(m{"tags": filter(list("*"), nil)})})}), nil, source.Push{Branch: "main"}, nil, true},
		{"only pull requests", list(m{"provider_type": connection, "git_configuration": list(m{"source_action_name": "Source", "pull_request": list(m{"events": list("OPEN")})})}), nil, source.Push{Branch: "main"}, nil, false},
		{"branch of a pattern", push(m{"branches": filter(list("release/**"), nil)}), nil, source.Push{Branch: "release/a/b"}, nil, true},
		{"star stays in its folder", push(m{"branches": filter(list("release/*"), nil)}), nil, source.Push{Branch: "release/a/b"}, nil, false},
		{"the action's branch does not count", push(m{"branches": filter(list("release/*"), nil)}), nil, source.Push{Branch: "main"}, nil, false},
		{"excluded branch", push(m{"branches": filter(nil, list("main"))}), nil, source.Push{Branch: "main"}, nil, false},
		{"not excluded branch", push(m{"branches": filter(nil, list("main"))}), nil, source.Push{Branch: "x"}, nil, true},
		{"excluded wins", push(m{"branches": filter(list("main"), list("ma*"))}), nil, source.Push{Branch: "main"}, nil, false},
		{"path", push(m{"branches": filter(list("main"), nil), "file_paths": filter(list("services/orders/**"), nil)}), nil, source.Push{Branch: "main"}, []string{"README.md", "services/orders/a/b.go"}, true},
		{"other path", push(m{"branches": filter(list("main"), nil), "file_paths": filter(list("services/orders/**"), nil)}), nil, source.Push{Branch: "main"}, []string{"services/orders.md", "services/other/b.go"}, false},
		{"path on another branch", push(m{"branches": filter(list("main"), nil), "file_paths": filter(list("**"), nil)}), nil, source.Push{Branch: "x"}, []string{"a"}, false},
		{"nothing but excluded paths", push(m{"file_paths": filter(list("**"), list("**/*.md", "*.md"))}), nil, source.Push{Branch: "main"}, []string{"a.md", "docs/b.md"}, false},
		{"one path is not excluded", push(m{"file_paths": filter(nil, list("**/*.md"))}), nil, source.Push{Branch: "main"}, []string{"docs/b.md", "main.go"}, true},
		{"second filter", push(m{"branches": filter(list("x"), nil)}, m{"branches": filter(list("main"), nil)}), nil, source.Push{Branch: "main"}, nil, true},
		{"tag", push(m{"tags": filter(list("v*"), nil)}), nil, source.Push{Tag: "v1.2"}, nil, true},
		{"other tag", push(m{"tags": filter(list("v*"), list("v0*"))}), nil, source.Push{Tag: "v0.1"}, nil, false},
		{"tags let no branch through", push(m{"tags": filter(list("**"), nil)}), nil, source.Push{Branch: "main"}, nil, false},
		{"branches let no tag through", push(m{"branches": filter(list("**"), nil)}), nil, source.Push{Tag: "v1"}, nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			first := sourceStage().(m)
			for k, v := range c.config {
				first["action"].([]any)[0].(m)["configuration"].(m)[k] = v
			}
			def, err := store.Decode[store.Pipeline](store.Record{Attributes: store.Attributes{"name": "orders", "stage": list(first), "trigger": c.triggers}})
			if err != nil {
				t.Fatal(err)
			}
			c.push.Repository = repository
			if _, got := triggered(def, c.push, c.files); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestVariableCheck(t *testing.T) {
	for _, c := range []struct {
		variable, operator, value string
		holds                     bool
	}{
		{"0", "EQ", "0", true}, {"1", "EQ", "0", false}, {"1", "NE", "0", true}, {"0", "NE", "0", false},
		{"an update", "CONTAINS", "update", true}, {"a thing", "CONTAINS", "update", false},
		{"v12", "MATCHES", `v\d+`, true}, {"v12x", "MATCHES", `v\d+`, false}, {"x", "MATCHES", `(`, false}, {"x", "LIKE", "x", false},
	} {
		if err := compare(c.variable, c.operator, c.value); (err == nil) != c.holds {
			t.Errorf("%q %s %q: %v", c.variable, c.operator, c.value, err)
		}
	}
}
