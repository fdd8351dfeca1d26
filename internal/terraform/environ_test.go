package terraform

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

func touch(t *testing.T, w stack.Work, name string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(w.Dir, name), nil, 0o644); err != nil {
		t.Fatal(err)
	}
}

// seen returns the environment in which an engine runs, by name.
func seen(t *testing.T, target Target) map[string]string {
	t.Helper()
	r, w := fake(t, "echo", event.Discard)
	r.target = target
	w.State = stack.State{Account: "111111111111", Region: "us-east-1"}
	var out bytes.Buffer
	if _, err := r.run(t.Context(), w, collect(&out)); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{}
	for line := range strings.Lines(out.String()) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			env[name] = value
		}
	}
	return env
}

func TestEnvironmentIsScrubbed(t *testing.T) {
	config := filepath.Join(t.TempDir(), "mine.tfrc")
	if err := os.WriteFile(config, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"TF_LOG": "TRACE", "TF_CLI_ARGS_plan": "-target=x", "TF_DATA_DIR": "elsewhere", "TF_WORKSPACE": "w",
		"TF_REATTACH_PROVIDERS": "{}", "TF_CLI_CONFIG_FILE": config, "TF_VAR_mine": "kept",
		"AWS_PROFILE": "real", "AWS_ACCESS_KEY_ID": "AKIAREAL",
	} {
		t.Setenv(name, value)
	}
	sandbox := seen(t, Target{Endpoint: "http://127.0.0.1:4566", Reattach: `{"a":1}`})
	real := seen(t, Target{})
	for _, c := range []struct{ name, sandbox, real string }{
		{"TF_LOG", "", ""},
		{"TF_CLI_ARGS_plan", "", ""},
		{"TF_DATA_DIR", "", ""},
		{"TF_WORKSPACE", "", ""},
		{"TF_VAR_mine", "kept", "kept"},
		{"TF_REATTACH_PROVIDERS", `{"a":1}`, ""},
		{"TF_CLI_CONFIG_FILE", os.DevNull, config},
		{"AWS_PROFILE", "", "real"},
		{"AWS_ACCESS_KEY_ID", "111111111111", "AKIAREAL"},
		{"AWS_REGION", "us-east-1", os.Getenv("AWS_REGION")},
		{"CHECKPOINT_DISABLE", "1", "1"},
		{"TF_IN_AUTOMATION", "1", "1"},
	} {
		if sandbox[c.name] != c.sandbox {
			t.Errorf("in a sandbox %s is %q, want %q", c.name, sandbox[c.name], c.sandbox)
		}
		if real[c.name] != c.real {
			t.Errorf("on AWS %s is %q, want %q", c.name, real[c.name], c.real)
		}
	}
}

func TestRoleGoesToItsStackOnly(t *testing.T) {
	target := Target{Role: func(i stack.Instance) string {
		if i.Environment == "" {
			return ""
		}
		return "arn:aws:iam::222222222222:role/cambio-" + i.Environment + "-plan"
	}}
	for environment, want := range map[string]string{"prod": "arn:aws:iam::222222222222:role/cambio-prod-plan", "": ""} {
		env := target.environment(stack.Work{Instance: stack.Instance{Environment: environment}}, t.TempDir())
		if has(env, roleVariable) != (want != "") || want != "" && !slices.Contains(env, roleVariable+"="+want) {
			t.Errorf("the environment %q is not worked on with the role %q", environment, want)
		}
	}
}

func TestBackendConfiguration(t *testing.T) {
	state := stack.State{Bucket: "cambio-state-111111111111-us-east-1", Key: "base/dev/terraform.tfstate", Account: "111111111111", Region: "us-east-1"}
	golden(t, filepath.Join("testdata", "backend.sandbox"), Target{Endpoint: "http://127.0.0.1:4566"}.backend(state))
	golden(t, filepath.Join("testdata", "backend.aws"), Target{}.backend(state))
}
