package terraform

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"errors"
	"flota.dev/flota/internal/diag"
)

// script puts a program into dir that behaves as a fake engine does.
func script(t *testing.T, dir, name, behaviour string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, name)
	src := "#!/bin/sh\n" + fakeVariable + "=" + behaviour + " GORACE=" + noRaceSleep + " exec '" + self + "' \"$@\"\n"
	if err := os.WriteFile(path, []byte(src), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFindPrefers(t *testing.T) {
	for name, c := range map[string]struct {
		path, cache map[string]string // program → behaviour
		want        string
	}{
		"Terraform on PATH":              {map[string]string{"terraform": "recent", "tofu": "recent"}, nil, "terraform"},
		"OpenTofu to an old Terraform":   {map[string]string{"terraform": "old", "tofu": "recent"}, nil, "tofu"},
		"OpenTofu to something else":     {map[string]string{"terraform": "other", "tofu": "recent"}, nil, "tofu"},
		"what was installed before":      {nil, map[string]string{"terraform": "recent"}, "terraform"},
		"what was built before":          {map[string]string{"terraform": "old"}, map[string]string{"tofu-" + tofuVersion(): "recent"}, "tofu-" + tofuVersion()},
		"PATH to what was installed too": {map[string]string{"tofu": "recent"}, map[string]string{"terraform": "recent"}, "tofu"},
	} {
		t.Run(name, func(t *testing.T) {
			path, cache := t.TempDir(), t.TempDir()
			for program, behaviour := range c.path {
				script(t, path, program, behaviour)
			}
			for program, behaviour := range c.cache {
				script(t, cache, program, behaviour)
			}
			t.Setenv(Variable, "")
			t.Setenv("PATH", path)
			got, err := Finder{Cache: cache}.Find(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Base(got.Path) != c.want || got.Version != "1.12.6" {
				t.Errorf("found %s, want %s", got, c.want)
			}
		})
	}
}

func TestNamedEngine(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		path string
		want string // in the error; empty for none
	}{
		"recent":       {script(t, dir, "recent", "recent"), ""},
		"too old":      {script(t, dir, "old", "old"), "is too old: 1.11.1 or newer is needed"},
		"another":      {script(t, dir, "other", "other"), "neither Terraform nor OpenTofu"},
		"not there":    {filepath.Join(dir, "nowhere"), "can't be run"},
		"no programme": {dir, "can't be run"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(Variable, c.path)
			_, err := Finder{Cache: t.TempDir()}.Find(t.Context())
			switch {
			case c.want == "" && err != nil:
				t.Errorf("got %v", err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("got %v, want it to hold %q", err, c.want)
			}
		})
	}
}

func TestAbsentEngineIsExplained(t *testing.T) {
	cause := errors.New("no way out")
	for name, c := range map[string]struct {
		old  []Engine
		want string
	}{
		"absent": {nil, "there is no Terraform or OpenTofu on PATH"},
		"old":    {[]Engine{{Path: "/usr/bin/terraform", Product: Terraform, Version: "1.5.7"}}, "Terraform 1.5.7 (/usr/bin/terraform) is too old: 1.11.1 or newer"},
	} {
		t.Run(name, func(t *testing.T) {
			err := absent(c.old, cause)
			problem, ok := errors.AsType[*diag.Error](err)
			if !ok || !strings.Contains(problem.What, c.want) || problem.Hint == "" || !errors.Is(err, cause) {
				t.Errorf("got %#v", err)
			}
		})
	}
}

func TestRecent(t *testing.T) {
	for version, want := range map[string]bool{
		"1.11.0": false, "1.11.1": true, "1.11.1-beta1": true, "1.12.6": true, "2.0.0": true, "1.5.7": false, "odd": false,
	} {
		if got := (Engine{Version: version}).recent(); got != want {
			t.Errorf("%s: recent %t, want %t", version, got, want)
		}
	}
}

func TestEmbeddedModuleRepeatsTheReplacement(t *testing.T) {
	for _, want := range []string{"replace github.com/hashicorp/hcl/v2", "tool github.com/opentofu/opentofu/cmd/tofu"} {
		if !strings.Contains(string(tofuMod), want) {
			t.Errorf("go.mod.txt lacks %q", want)
		}
	}
	if !strings.Contains(string(tofuSum), tofuModule+" v"+tofuVersion()+" h1:") {
		t.Errorf("go.sum.txt lacks %s %s", tofuModule, tofuVersion())
	}
}
