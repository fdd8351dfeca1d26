package api

import (
	"net/http"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	defaultAccount = "000000000000"
	defaultRegion  = "us-east-1"
)

// caller is who asks, and for what: what the credential scope of a signature
// says. Signatures are not checked, since the sandbox has no secrets to check them with.
type caller struct {
	Account   string // 12 digits
	Region    string
	Service   string // the name requests are signed with, such as ecs or monitoring; "" when unsigned
	RequestID string
	Endpoint  string // such as http://127.0.0.1:4566
}

func callerOf(r *http.Request) caller {
	c := parseScope(credential(r))
	c.RequestID = store.NewUUID()
	c.Endpoint = endpoint(r)
	if set := r.Header.Get("X-Amz-Region-Set"); c.Region == "" && set != "" && set != "*" {
		c.Region, _, _ = strings.Cut(set, ",")
	}
	if c.Region == "" {
		c.Region = defaultRegion
	}
	return c
}

// credential returns the access key ID and scope that a request is signed
// with, from its header or, for presigned URLs, its query; "" if it is unsigned.
func credential(r *http.Request) string {
	if q := r.URL.Query(); q.Has("X-Amz-Credential") {
		return q.Get("X-Amz-Credential")
	}
	header := r.Header.Get("Authorization")
	if !strings.HasPrefix(header, "AWS4-") {
		return ""
	}
	_, rest, _ := strings.Cut(header, "Credential=")
	scope, _, _ := strings.Cut(rest, ",")
	return strings.TrimSpace(scope)
}

// parseScope reads KEY/DATE/REGION/SERVICE/aws4_request, and the form without
// a region that multi-region signatures have.
func parseScope(credential string) caller {
	c := caller{Account: defaultAccount}
	part := strings.Split(credential, "/")
	if isAccount(part[0]) {
		c.Account = part[0]
	}
	switch n := len(part); {
	case n < 4 || part[n-1] != "aws4_request":
	case n == 4:
		c.Service = part[2]
	default:
		c.Region, c.Service = part[n-3], part[n-2]
	}
	return c
}

func isAccount(s string) bool {
	if len(s) != len(defaultAccount) {
		return false
	}
	return strings.Trim(s, "0123456789") == ""
}
