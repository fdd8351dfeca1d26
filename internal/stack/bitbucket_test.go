package stack

import (
	"encoding/json"
	"testing"

	"flota.dev/flota/internal/fleet"
)

func TestBitbucketGetsInOnlyIfAsked(t *testing.T) {
	f := movable(t)
	if v := bitbucketOf(f); v != nil {
		t.Errorf("unasked: %+v", v)
	}
	f.Source.Repository = "example/cambio"
	f.Source.OIDC = &fleet.OIDC{Workspace: "w", Repository: "r", Deployments: map[string]string{"dev": "d"}}
	got, err := json.Marshal(bitbucketOf(f))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"workspace":{"slug":"example","uuid":"w"},"repository_uuid":"r","environments":{` +
		`"dev":{"account":"111111111111","uuid":"d"},"prod":{"account":"222222222222"}}}`
	if string(got) != want {
		t.Errorf("got %s", got)
	}
}
