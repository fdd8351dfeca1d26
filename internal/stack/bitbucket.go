package stack

import (
	"strings"

	"flota.dev/flota/internal/fleet"
)

// bitbucketOIDC is who of Bitbucket gets into AWS.
type bitbucketOIDC struct {
	Workspace    workspace             `json:"workspace"`
	Repository   string                `json:"repository_uuid"`
	Environments map[string]deployment `json:"environments"`
}

type workspace struct {
	Slug string `json:"slug"`
	UUID string `json:"uuid"`
}

type deployment struct {
	Account string `json:"account"`
	UUID    string `json:"uuid,omitempty"`
}

func bitbucketOf(f *fleet.Fleet) *bitbucketOIDC {
	o := f.Source.OIDC
	if o == nil {
		return nil
	}
	slug, _, _ := strings.Cut(f.Source.Repository, "/")
	v := &bitbucketOIDC{Workspace: workspace{Slug: slug, UUID: o.Workspace}, Repository: o.Repository, Environments: map[string]deployment{}}
	for _, e := range f.Environments {
		v.Environments[e.Name] = deployment{Account: e.Account, UUID: o.Deployments[e.Name]}
	}
	return v
}
