package cloud

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

func TestAssumedRoleIsUsedAndKept(t *testing.T) {
	const role = "arn:aws:iam::222222222222:role/cambio-prod-plan"
	var assumed atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		if r.PostForm.Get("Action") == "AssumeRole" {
			assumed.Add(1)
			if got := r.PostForm.Get("RoleArn"); got != role {
				t.Errorf("the role %q is assumed", got)
			}
			w.Write([]byte(`<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>` +
				`<SecretAccessKey>s</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>` +
				`</Credentials></AssumeRoleResult></AssumeRoleResponse>`))
			return
		}
		if !strings.Contains(r.Header.Get("Authorization"), "Credential=ASIAROLE/") || r.Header.Get("X-Amz-Security-Token") != "token" {
			t.Errorf("a request is not signed as the role: %s", r.Header.Get("Authorization"))
		}
		w.WriteHeader(http.StatusNotFound)
	}))
	t.Cleanup(server.Close)
	c, err := New(t.Context(), Config{Endpoint: server.URL, Account: "222222222222", Region: "eu-central-1", Role: role})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := c.Bucket("states").Get(t.Context(), "x"); err == nil {
			t.Error("there is an object where there is none")
		}
	}
	if n := assumed.Load(); n != 1 {
		t.Errorf("the role was assumed %d times, want once", n)
	}
}
