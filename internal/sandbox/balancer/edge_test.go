package balancer

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

// bucketObjects are objects by "bucket/key".
type bucketObjects map[string]string

func (o bucketObjects) Open(bucket, key string) (io.ReadCloser, http.Header, error) {
	content, ok := o[bucket+"/"+key]
	if !ok {
		return nil, nil, fmt.Errorf("%s: %w", key, fs.ErrNotExist)
	}
	h := http.Header{"Content-Type": {"text/html"}, "Content-Length": {strconv.Itoa(len(content))}, "Etag": {`"etag"`}}
	return io.NopCloser(bytes.NewBufferString(content)), h, nil
}

func (o bucketObjects) Write(bucket, key string, content []byte) error {
	o[bucket+"/"+key] = string(content)
	return nil
}

// putIn writes a record of one environment; dev and prod have accounts of their own.
func (w *world) putIn(env, typ, id string, a attributes) {
	w.t.Helper()
	accounts := map[string]string{"dev": account, "prod": "222222222222"}
	if err := w.store.Put(store.Key{Account: accounts[env], Region: region, Type: typ, ID: id}, a); err != nil {
		w.t.Fatal(err)
	}
}

// api makes an HTTP API whose routes go to one listener.
func (w *world) api(env, listener string, routes ...string) {
	w.t.Helper()
	id := "api-" + env
	w.putIn(env, "aws_apigatewayv2_api", id, attributes{
		"id": id, "name": "cambio-" + env, "api_endpoint": "https://" + id + ".execute-api.us-east-1.amazonaws.com",
		"tags_all": attributes{"fleet": "cambio", "environment": env},
	})
	w.putIn(env, "aws_apigatewayv2_stage", id+"/$default", attributes{"api_id": id, "name": "$default"})
	w.putIn(env, "aws_apigatewayv2_integration", "int-"+env, attributes{
		"id": "int-" + env, "api_id": id, "integration_type": "HTTP_PROXY", "connection_type": "VPC_LINK", "integration_uri": listener,
	})
	for i, key := range routes {
		w.putIn(env, "aws_apigatewayv2_route", fmt.Sprintf("route-%s-%d", env, i), attributes{
			"api_id": id, "route_key": key, "target": "integrations/int-" + env,
		})
	}
}

// siteOf makes a distribution of a bucket named after its service and environment.
func (w *world) siteOf(env, service string, changes attributes) {
	w.t.Helper()
	id := "E" + service + env
	a := attributes{
		"id": id, "domain_name": service + "-" + env + ".cloudfront.net", "enabled": true, "default_root_object": "index.html",
		"origin": []any{map[string]any{"origin_id": "files", "domain_name": service + "-" + env + ".s3.us-east-1.amazonaws.com"}},
		"default_cache_behavior": block(attributes{
			"target_origin_id": "files", "response_headers_policy_id": "policy",
		}),
		"custom_error_response": block(attributes{"error_code": 404, "response_code": 200, "response_page_path": "/index.html"}),
		"tags_all":              attributes{"fleet": "cambio", "environment": env, "service": service},
	}
	for name, value := range changes {
		a[name] = value
	}
	w.putIn(env, "aws_cloudfront_distribution", id, a)
}

// visit sends a request to the edge.
func (w *world) visit(method, url string) *httptest.ResponseRecorder {
	out := httptest.NewRecorder()
	w.balancer.Edge().ServeHTTP(out, httptest.NewRequest(method, url, nil))
	return out
}

// newEdgeWorld has dev and prod with an API each, whose listeners answer with
// the environment's name, and sites in dev.
func newEdgeWorld(t *testing.T, options ...Option) *world {
	objects := bucketObjects{
		"web-dev/index.html": "web", "web-dev/app.js": "code", "admin-dev/index.html": "admin", "api.x-dev/v2/index.html": "v2",
	}
	w := newWorld(t, append(options, WithObjects(objects))...)
	for _, env := range []string{"dev", "prod"} {
		l := w.loadBalancer(env, fixedAction("200", env))
		w.api(env, l, "ANY /orders", "ANY /orders/{proxy+}", "GET /only/"+env)
	}
	w.siteOf("dev", "web", attributes{"aliases": []any{"www.cambio.example"}})
	w.siteOf("dev", "admin", nil)
	w.balancer.Refresh()
	return w
}

func TestEdge(t *testing.T) {
	w := newEdgeWorld(t)
	w.putIn("prod", "aws_apigatewayv2_domain_name", "cambio.example", attributes{"domain_name": "cambio.example"})
	w.putIn("prod", "aws_apigatewayv2_api_mapping", "m1", attributes{"api_id": "api-prod", "domain_name": "cambio.example", "stage": "$default"})
	w.putIn("prod", "aws_apigatewayv2_api_mapping", "m2", attributes{"api_id": "api-prod", "domain_name": "v1.example", "api_mapping_key": "v1"})
	w.balancer.Refresh()
	for url, want := range map[string]string{
		"http://127.0.0.1:8080/orders":                               "200 dev",
		"http://localhost/orders":                                    "200 dev",
		"http://dev.localhost:8080/orders/1/lines":                   "200 dev",
		"http://prod.localhost:8080/orders":                          "200 prod",
		"http://prod.cambio.example/orders":                          "200 prod",
		"http://cambio-prod.localhost/orders":                        "200 prod",
		"http://cambio.example/orders":                               "200 prod",
		"http://api-prod.execute-api.us-east-1.amazonaws.com/orders": "200 prod",
		"http://v1.example/v1/orders":                                "200 prod",
		"http://v1.example/orders":                                   `404 {"message":"Not Found"}`,
		"http://prod.localhost/":                                     `404 {"message":"Not Found"}`,
		"http://prod.localhost/ordersx":                              `404 {"message":"Not Found"}`,
		"http://dev.localhost/":                                      "200 admin",
		"http://web.dev.localhost/":                                  "200 web",
		"http://web.dev.localhost/app.js":                            "200 code",
		"http://web.dev.localhost/deep/link":                         "200 web",
		"http://www.cambio.example/":                                 "200 web",
		"http://admin.dev.localhost/orders":                          "200 dev",
	} {
		out := w.visit("GET", url)
		if got := fmt.Sprintf("%d %s", out.Code, out.Body); got != want {
			t.Errorf("%s: got %s, want %s", url, got, want)
		}
	}
}

func TestEdgeDefault(t *testing.T) {
	w := newEdgeWorld(t, WithDefault("prod"))
	if got := w.visit("GET", "http://127.0.0.1:8080/orders").Body.String(); got != "prod" {
		t.Errorf("got %s, want prod", got)
	}
	empty := newWorld(t)
	if out := empty.visit("GET", "http://localhost/"); out.Code != http.StatusNotFound {
		t.Errorf("got %d from an edge without anything", out.Code)
	}
}

func TestDefaultRouteComesAfterTheSite(t *testing.T) {
	w := newEdgeWorld(t)
	w.putIn("dev", "aws_apigatewayv2_route", "default", attributes{"api_id": "api-dev", "route_key": "$default", "target": "integrations/int-dev"})
	w.putIn("prod", "aws_apigatewayv2_route", "default", attributes{"api_id": "api-prod", "route_key": "$default", "target": "integrations/int-prod"})
	w.balancer.Refresh()
	if got := w.visit("GET", "http://dev.localhost/").Body.String(); got != "admin" {
		t.Errorf("dev: got %s, want the site", got)
	}
	if got := w.visit("GET", "http://prod.localhost/").Body.String(); got != "prod" {
		t.Errorf("prod: got %s, want $default", got)
	}
}

func TestRoutePrecedence(t *testing.T) {
	a := &api{}
	stage := &store.GatewayStage{Name: "$default"}
	for _, key := range []string{
		"ANY /{proxy+}", "ANY /orders/{proxy+}", "ANY /orders/{id}", "GET /orders/{id}", "GET /orders/open", "ANY /orders/{id}/lines/{proxy+}", "$default",
	} {
		a.add(newRoute(&store.GatewayRoute{Key: key}, stage, nil))
	}
	a.sort()
	for request, want := range map[[2]string]string{
		{"GET", "/orders/open"}:       "GET /orders/open",
		{"POST", "/orders/open"}:      "ANY /orders/{id}",
		{"GET", "/orders/1"}:          "GET /orders/{id}",
		{"PUT", "/orders/1"}:          "ANY /orders/{id}",
		{"GET", "/orders/1/lines"}:    "ANY /orders/{proxy+}",
		{"GET", "/orders/1/lines/2"}:  "ANY /orders/{id}/lines/{proxy+}",
		{"GET", "/orders/1/lines/2/"}: "ANY /orders/{id}/lines/{proxy+}",
		{"GET", "/orders/"}:           "ANY /orders/{proxy+}",
		{"GET", "/orders"}:            "ANY /{proxy+}",
		{"GET", "/"}:                  "ANY /{proxy+}",
	} {
		got := ""
		if r := a.match(request[0], request[1]); r != nil {
			got = r.key
		}
		if got != want {
			t.Errorf("%v: got %q, want %q", request, got, want)
		}
	}
}

func TestAPIWithoutAStageIsNotDeployed(t *testing.T) {
	w := newEdgeWorld(t)
	if err := w.store.Delete(store.Key{Account: account, Region: region, Type: "aws_apigatewayv2_stage", ID: "api-dev/$default"}); err != nil {
		t.Fatal(err)
	}
	w.balancer.Refresh()
	if out := w.visit("GET", "http://api-dev.execute-api.us-east-1.amazonaws.com/orders"); out.Code != http.StatusNotFound {
		t.Errorf("got %d", out.Code)
	}
}

func TestThrottle(t *testing.T) {
	w := newEdgeWorld(t)
	w.putIn("dev", "aws_apigatewayv2_stage", "api-dev/$default", attributes{
		"api_id": "api-dev", "name": "$default",
		"default_route_settings": block(attributes{"throttling_rate_limit": 0.001, "throttling_burst_limit": 3}),
		"route_settings":         block(attributes{"route_key": "ANY /orders/{proxy+}", "throttling_rate_limit": 0.001, "throttling_burst_limit": 1}),
	})
	w.balancer.Refresh()
	for path, want := range map[string][]int{"/orders": {200, 200, 200, 429, 429}, "/orders/1": {200, 429}} {
		var got []int
		for range want {
			got = append(got, w.visit("GET", "http://dev.localhost"+path).Code)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

func TestBucketFills(t *testing.T) {
	l := limit{rate: 2, burst: 2}
	now := time.Now()
	k := &bucket{tokens: l.size(), filled: now}
	var got []bool
	for _, wait := range []time.Duration{0, 0, 0, 500 * time.Millisecond, 0, time.Hour, 0, 0} {
		now = now.Add(wait)
		got = append(got, k.take(l, now))
	}
	if diff := cmp.Diff([]bool{true, true, false, true, false, true, true, false}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSite(t *testing.T) {
	w := newEdgeWorld(t)
	w.putIn("dev", "aws_cloudfront_response_headers_policy", "policy", attributes{
		"security_headers_config": block(attributes{
			"content_type_options":      block(attributes{"override": true}),
			"frame_options":             block(attributes{"frame_option": "DENY", "override": true}),
			"strict_transport_security": block(attributes{"access_control_max_age_sec": 63072000, "include_subdomains": true, "preload": true, "override": true}),
			"xss_protection":            block(attributes{"protection": true, "mode_block": true, "override": true}),
		}),
		"custom_headers_config": block(attributes{"items": block(attributes{"header": "x-fleet", "value": "cambio", "override": true})}),
	})
	w.balancer.Refresh()
	out := w.visit("GET", "http://web.dev.localhost/app.js")
	for name, want := range map[string]string{
		"Content-Type": "text/html", "Content-Length": "4", "Etag": `"etag"`, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
		"Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload", "X-Xss-Protection": "1; mode=block", "X-Fleet": "cambio",
	} {
		if got := out.Header().Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if out := w.visit("HEAD", "http://web.dev.localhost/"); out.Code != http.StatusOK || out.Body.Len() > 0 {
		t.Errorf("HEAD: got %d with %d bytes", out.Code, out.Body.Len())
	}
	if out := w.visit("POST", "http://web.dev.localhost/"); out.Code != http.StatusForbidden {
		t.Errorf("POST: got %d", out.Code)
	}
	r := httptest.NewRequest("GET", "http://web.dev.localhost/", nil)
	r.Header.Set("If-None-Match", `"etag"`)
	cached := httptest.NewRecorder()
	w.balancer.Edge().ServeHTTP(cached, r)
	if cached.Code != http.StatusNotModified {
		t.Errorf("If-None-Match: got %d", cached.Code)
	}
}

func TestSiteOriginsAndErrors(t *testing.T) {
	w := newEdgeWorld(t)
	w.siteOf("dev", "files", attributes{
		"origin": []any{
			map[string]any{"origin_id": "files", "domain_name": "api.x-dev.s3.amazonaws.com", "origin_path": "/v2"},
			map[string]any{"origin_id": "balancer", "domain_name": "prod-1.us-east-1.elb.amazonaws.com"},
			map[string]any{"origin_id": "api", "domain_name": "api-prod.execute-api.us-east-1.amazonaws.com"},
			map[string]any{"origin_id": "nowhere", "domain_name": "nowhere.example"},
		},
		"ordered_cache_behavior": []any{
			map[string]any{"path_pattern": "/lb/*", "target_origin_id": "balancer"},
			map[string]any{"path_pattern": "only/*", "target_origin_id": "api"},
			map[string]any{"path_pattern": "/nowhere", "target_origin_id": "nowhere"},
		},
		"custom_error_response": []any{},
	})
	w.balancer.Refresh()
	for path, want := range map[string]string{
		"/": "200 v2", "/lb/x": "200 prod", "/only/prod": "200 prod", "/only/other": `404 {"message":"Not Found"}`, "/orders/1": "200 dev", "/nowhere": "502 the origin is not there\n", "/missing": "404 not found\n",
	} {
		out := w.visit("GET", "http://files.dev.localhost"+path)
		if got := fmt.Sprintf("%d %s", out.Code, out.Body); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

func TestBucketOf(t *testing.T) {
	for domain, want := range map[string]string{
		"web.s3.us-east-1.amazonaws.com":    "web",
		"web.s3.amazonaws.com":              "web",
		"a.s3.b.s3.us-east-1.amazonaws.com": "a.s3.b",
		"web.s3-us-west-2.amazonaws.com":    "web",
		"x.elb.amazonaws.com":               "",
		"web.s3.example.com":                "",
	} {
		if got, ok := bucketOf(domain); got != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v", domain, got, ok)
		}
	}
}

func TestDisabledEndpoint(t *testing.T) {
	w := newEdgeWorld(t)
	w.putIn("prod", "aws_apigatewayv2_api", "api-prod", attributes{
		"id": "api-prod", "name": "cambio-prod", "api_endpoint": "https://api-prod.execute-api.us-east-1.amazonaws.com",
		"disable_execute_api_endpoint": true, "tags_all": attributes{"fleet": "cambio", "environment": "prod"},
	})
	w.balancer.Refresh()
	if at, ok := w.balancer.Address("api-prod.execute-api.us-east-1.amazonaws.com"); ok {
		t.Errorf("a disabled endpoint has the address %s", at)
	}
	if got := w.visit("GET", "http://prod.localhost/orders").Body.String(); got != "prod" {
		t.Errorf("got %s, want prod", got)
	}
}
