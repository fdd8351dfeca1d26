package gate

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/secret"
)

// plainEnvironment is the check of what a manifest says itself; all others look at Terraform.
var plainEnvironment = check.Check{
	ID: "secrets-manifest-env", Family: check.Secrets, Severity: check.Critical,
	Title:     "Service has a secret in its env in plain text",
	Why:       "Everyone who reads the repository, the task definition or the AWS console has the secret.",
	Mend:      "secrets:\n  API_KEY: \"ssm:/orders/{env}/api-key\"",
	Practices: []string{"SEC02-BP03"},
}

// Manifest finds secrets that a manifest holds in plain text.
func Manifest(f *fleet.Fleet) []Finding {
	var out []Finding
	for _, e := range f.Environments {
		for _, s := range f.Services(e.Name) {
			out = append(out, plainSecrets(f, e, s)...)
		}
	}
	return out
}

// plainSecrets finds those in the env of one service.
func plainSecrets(f *fleet.Fleet, e fleet.Environment, s *fleet.Service) []Finding {
	var out []Finding
	for _, name := range slices.Sorted(maps.Keys(s.Env)) {
		if found, ok := secret.InValue(name, s.Env[name]); ok {
			out = append(out, inEnv(f, e, s, name, found))
		}
	}
	return out
}

func inEnv(f *fleet.Fleet, e fleet.Environment, s *fleet.Service, name string, found secret.Found) Finding {
	c := &plainEnvironment
	file, line := locate(f, s, name)
	return Finding{
		Check: c.ID, Family: c.Family, Severity: c.Severity, Title: c.Title, Aliases: []string{},
		Address: s.Name + ".env." + name, Stack: "service/" + s.Name + "/" + e.Name,
		File: file, Line: line, EndLine: line, Status: Fail, check: c,
		Message:    fmt.Sprintf("%s looks like a secret: %s", found.Masked, found.What),
		Attributes: found.Hash()[:12], sample: found.Masked,
	}
}

// toldAt reports whether a finding in a stack is of a secret that the manifest
// has in plain text: it is told there, where it can be mended.
func toldAt(manifest []Finding, f Finding) bool {
	return f.Family == check.Secrets && f.resource != nil && slices.ContainsFunc(manifest, func(m Finding) bool {
		return m.sample != "" && m.Stack == f.Stack && strings.Contains(f.Message, m.sample)
	})
}

// locate returns where a key of a service's env is written.
func locate(f *fleet.Fleet, s *fleet.Service, key string) (file string, line int) {
	file = filepath.Join(s.Dir, "service.yaml")
	if s.Dir == f.Dir {
		file = filepath.Join(f.Dir, fleet.File)
	}
	r, err := os.Open(file)
	if err != nil {
		return file, 0
	}
	defer r.Close()
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		if strings.Contains(lines.Text(), key+":") || strings.Contains(lines.Text(), key+`":`) {
			return file, n
		}
	}
	return file, 1
}
