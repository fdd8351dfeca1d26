package fleet

import (
	"maps"
	"regexp"
	"slices"
)

// OIDC lets the steps of Bitbucket Pipelines into AWS without keys. UUIDs are in the repository's settings, under OpenID Connect; they are written without braces.
type OIDC struct {
	// Workspace is the UUID of the workspace in Bitbucket.
	Workspace string `yaml:"workspace_uuid" jsonschema:"required,example=11111111-2222-3333-4444-555555555555"`
	// Repository is the UUID of the repository, whose steps alone get in.
	Repository string `yaml:"repository_uuid" jsonschema:"required,example=66666666-7777-8888-9999-000000000000"`
	// Deployments are the UUIDs of the deployments in Bitbucket, by environment. To one without, no step of Bitbucket deploys. Default: none.
	Deployments map[string]string `yaml:"deployments"`
}

var uuid = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

func (l *loader) checkOIDC() {
	o, n := l.manifest.Source.OIDC, l.root.get("source").get("oidc")
	if o == nil || n == nil {
		return
	}
	const sample = "11111111-2222-3333-4444-555555555555"
	for key, value := range map[string]string{"workspace_uuid": o.Workspace, "repository_uuid": o.Repository} {
		switch {
		case !n.has(key):
			l.missing(n.place, key, "source.oidc", key+": "+sample)
		case !uuid.MatchString(value):
			l.report.add(n.at(key), "for example "+sample, "source.oidc.%s %q is no UUID in lower case without braces", key, value)
		}
	}
	var names []string
	for _, s := range l.stages {
		names = append(names, s.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(o.Deployments)) {
		if !slices.Contains(names, name) {
			l.report.add(n.at("deployments", name), suggest(name, names, ""), "source.oidc.deployments: there is no environment %q", name)
		}
		if !uuid.MatchString(o.Deployments[name]) {
			l.report.add(n.at("deployments", name), "for example "+sample, "source.oidc.deployments.%s %q is no UUID in lower case without braces", name, o.Deployments[name])
		}
	}
}
