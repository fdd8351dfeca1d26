package balancer

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// files are objects with a header each, by "bucket/key".
type files struct {
	mu      sync.Mutex
	content map[string]string
	control map[string]string
	opened  int
}

func (f *files) Open(bucket, key string) (io.ReadCloser, http.Header, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	name := bucket + "/" + key
	content, ok := f.content[name]
	if !ok {
		return nil, nil, fs.ErrNotExist
	}
	f.opened++
	h := http.Header{"Content-Type": {"text/plain"}, "Content-Length": {fmt.Sprint(len(content))}, "Etag": {fmt.Sprintf("%q", strings.ReplaceAll(content, " ", "-"))}}
	if control := f.control[name]; control != "" {
		h.Set("Cache-Control", control)
	}
	return io.NopCloser(strings.NewReader(content)), h, nil
}

func (f *files) Write(bucket, key string, content []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.content[bucket+"/"+key] = string(content)
	return nil
}

// cachePolicy makes the policy of a world's site and of its distribution.
func (w *world) cachePolicy(id string, least, usual, most int, key attributes) {
	w.t.Helper()
	w.putIn("dev", "aws_cloudfront_cache_policy", id, attributes{
		"id": id, "min_ttl": least, "default_ttl": usual, "max_ttl": most, "parameters_in_cache_key_and_forwarded_to_origin": block(key),
	})
}

func TestSiteCache(t *testing.T) {
	f := &files{
		content: map[string]string{"web-dev/index.html": "page 1", "web-dev/app.js": "code 1", "web-dev/plain": "plain 1"},
		control: map[string]string{"web-dev/index.html": "no-cache", "web-dev/app.js": "public, max-age=31536000, immutable"},
	}
	w := newWorld(t, WithObjects(f))
	w.cachePolicy("sites", 0, 0, 31536000, attributes{})
	w.siteOf("dev", "web", attributes{"default_cache_behavior": block(attributes{"target_origin_id": "files", "cache_policy_id": "sites"})})
	w.balancer.Refresh()
	visit := func(path string, headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "http://web.dev.localhost"+path, nil)
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		out := httptest.NewRecorder()
		w.balancer.Edge().ServeHTTP(out, r)
		return out
	}
	for _, path := range []string{"/", "/app.js", "/plain"} {
		if got := visit(path).Header().Get("X-Cache"); got != "Miss from cloudfront" {
			t.Errorf("%s for the first time: X-Cache is %q", path, got)
		}
	}
	for name := range f.content {
		f.content[name] = strings.Replace(f.content[name], "1", "2", 1)
	}
	tests := []struct{ path, body, cache string }{
		{"/", "page 2", "Miss from cloudfront"},
		{"/app.js", "code 1", "Hit from cloudfront"},
		{"/app.js?v=2", "code 1", "Hit from cloudfront"}, // the query is no part of the key
		{"/plain", "plain 2", "Miss from cloudfront"},
		{"/missing", "page 2", "Error from cloudfront"}, // the page that takes the error's place
	}
	for _, test := range tests {
		out := visit(test.path)
		if got := out.Body.String(); got != test.body || out.Header().Get("X-Cache") != test.cache || out.Code != http.StatusOK {
			t.Errorf("%s: got %d, %q, %s; want %q, %s", test.path, out.Code, got, out.Header().Get("X-Cache"), test.body, test.cache)
		}
	}
	hit := visit("/app.js", "Range", "bytes=0-3")
	if hit.Code != http.StatusPartialContent || hit.Body.String() != "code" || hit.Header().Get("Age") == "" {
		t.Errorf("a part from the cache: got %d, %q, Age %q", hit.Code, hit.Body, hit.Header().Get("Age"))
	}
	if out := visit("/app.js", "If-None-Match", `"code-1"`); out.Code != http.StatusNotModified {
		t.Errorf("a condition met by the cache: got %d", out.Code)
	}
}

func TestRefresh(t *testing.T) {
	f := &files{content: map[string]string{"web-dev/a": "a"}, control: map[string]string{"web-dev/a": "max-age=3600"}}
	w := newWorld(t, WithObjects(f))
	w.cachePolicy("sites", 0, 0, 31536000, attributes{})
	w.siteOf("dev", "web", attributes{"default_cache_behavior": block(attributes{"target_origin_id": "files", "cache_policy_id": "sites"})})
	w.balancer.Refresh()
	d := w.balancer.now.Load().edge.hosts["web-dev.cloudfront.net"].distribution
	r := httptest.NewRequest("GET", "http://web.dev.localhost/a", nil)
	w.visit("GET", "http://web.dev.localhost/a")
	kept := *w.balancer.cache.get(d.normal.identity(d, r))
	kept.expires = time.Now().Add(-time.Second)
	w.balancer.cache.put(&kept)
	if out := w.visit("GET", "http://web.dev.localhost/a"); out.Body.String() != "a" || out.Header().Get("X-Cache") != "RefreshHit from cloudfront" {
		t.Errorf("got %q, %s", out.Body, out.Header().Get("X-Cache"))
	}
	if got := w.visit("GET", "http://web.dev.localhost/a").Header().Get("X-Cache"); got != "Hit from cloudfront" {
		t.Errorf("after the refresh: %s", got)
	}
}

// cdnWorld has CloudFront before dev's API, whose service counts its requests.
func cdnWorld(t *testing.T, options ...Option) (w *world, requests func() []*http.Request) {
	w = newWorld(t, options...)
	var mu sync.Mutex
	var seen []*http.Request
	service := w.backendFunc(func(rw http.ResponseWriter, r *http.Request) {
		mu.Lock()
		seen = append(seen, r.Clone(t.Context()))
		n := len(seen)
		mu.Unlock()
		rw.Header().Set("Cache-Control", r.URL.Query().Get("control"))
		if r.URL.Path == "/orders/0" {
			rw.WriteHeader(http.StatusNotFound)
		}
		fmt.Fprint(rw, n)
	})
	group := w.targetGroup("orders")
	l := w.loadBalancer("dev")
	w.rule(l, 1, "/orders*", group, 1)
	w.register(group, "one", addr(service))
	w.api("dev", l, "ANY /orders/{proxy+}")
	w.putIn("dev", "aws_apigatewayv2_api_mapping", "mapping", attributes{"api_id": "api-dev", "domain_name": "origin.dev.cambio.example", "stage": "$default"})
	w.cachePolicy("services", 0, 0, 3600, attributes{
		"headers_config":       block(attributes{"header_behavior": "whitelist", "headers": block(attributes{"items": []any{"Authorization"}})}),
		"cookies_config":       block(attributes{"cookie_behavior": "all"}),
		"query_strings_config": block(attributes{"query_string_behavior": "all"}),
	})
	w.siteOf("dev", "base", attributes{
		"aliases": []any{"api.dev.cambio.example"}, "default_root_object": "",
		"origin": []any{map[string]any{"origin_id": "services", "domain_name": "origin.dev.cambio.example"}},
		"default_cache_behavior": block(attributes{
			"target_origin_id": "services", "cache_policy_id": "services", "origin_request_policy_id": "b689b0a8-53d0-40ab-baf2-68738e2966ac",
			"allowed_methods": []any{"GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"}, "response_headers_policy_id": managedSecurityHeaders,
		}),
		"custom_error_response": block(attributes{"error_code": 404, "error_caching_min_ttl": 0}),
	})
	w.balancer.Refresh()
	return w, func() []*http.Request {
		mu.Lock()
		defer mu.Unlock()
		return seen
	}
}

func TestCDNBeforeTheAPI(t *testing.T) {
	w, requests := cdnWorld(t)
	send := func(method, url string, headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, url, nil)
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		out := httptest.NewRecorder()
		w.balancer.Edge().ServeHTTP(out, r)
		return out
	}
	cached := "http://dev.localhost/orders/1?control=max-age%3D60"
	tests := []struct {
		name, method, url, token, body, cache string
	}{
		{"first", "GET", cached, "", "1", "Miss"},
		{"again", "GET", cached, "", "1", "Hit"},
		{"by its own name", "GET", strings.Replace(cached, "dev.localhost", "api.dev.cambio.example", 1), "", "1", "Hit"},
		{"another token", "GET", cached, "a", "2", "Miss"},
		{"that token again", "GET", cached, "a", "2", "Hit"},
		{"another query", "GET", cached + "&x=1", "", "3", "Miss"},
		{"a post", "POST", cached, "", "4", "Miss"},
		{"no word about caching", "GET", "http://dev.localhost/orders/1", "", "5", "Miss"},
		{"still none", "GET", "http://dev.localhost/orders/1", "", "6", "Miss"},
		{"private", "GET", "http://dev.localhost/orders/1?control=private", "", "7", "Miss"},
		{"still private", "GET", "http://dev.localhost/orders/1?control=private", "", "8", "Miss"},
		{"an error", "GET", "http://dev.localhost/orders/0", "", "9", "Error"},
		{"the error again", "GET", "http://dev.localhost/orders/0", "", "10", "Error"},
	}
	for _, test := range tests {
		out := send(test.method, test.url, "Authorization", test.token)
		if got := out.Body.String(); got != test.body || out.Header().Get("X-Cache") != test.cache+" from cloudfront" {
			t.Errorf("%s: got %q, %s; want %q, %s", test.name, got, out.Header().Get("X-Cache"), test.body, test.cache)
		}
		if out.Header().Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(out.Header().Get("Via"), "cloudfront.net") {
			t.Errorf("%s: CloudFront's headers are not there: %v", test.name, out.Header())
		}
	}
	send("GET", "http://dev.localhost/orders/2?a=1&b=2", "Cookie", "c=1", "X-Any", "thing")
	last := requests()[len(requests())-1]
	if last.Host != "origin.dev.cambio.example" || last.URL.RawQuery != "a=1&b=2" || last.Header.Get("Cookie") != "c=1" || last.Header.Get("X-Any") != "thing" {
		t.Errorf("the service got host %s, query %s and %v", last.Host, last.URL.RawQuery, last.Header)
	}
	if out := send("GET", "http://dev.localhost/nothing"); out.Code != http.StatusNotFound {
		t.Errorf("what no service has: got %d", out.Code)
	}
}

func TestDistributionLogs(t *testing.T) {
	f := &files{content: map[string]string{}}
	w, _ := cdnWorld(t, WithObjects(f))
	source := "arn:aws:cloudfront::111111111111:distribution/Ebasedev"
	w.putIn("dev", "aws_cloudfront_distribution", "Ebasedev", attributes{
		"id": "Ebasedev", "arn": source, "domain_name": "base-dev.cloudfront.net", "enabled": true,
		"origin":                 []any{map[string]any{"origin_id": "services", "domain_name": "origin.dev.cambio.example"}},
		"default_cache_behavior": block(attributes{"target_origin_id": "services", "allowed_methods": []any{"GET", "HEAD"}}),
		"tags_all":               attributes{"fleet": "cambio", "environment": "dev", "service": "base"},
	})
	w.putIn("dev", "aws_cloudwatch_log_delivery_source", "s", attributes{"name": "s", "resource_arn": source})
	w.putIn("dev", "aws_cloudwatch_log_delivery_destination", "d", attributes{
		"name": "d", "arn": "arn:d", "output_format": "json", "delivery_destination_configuration": block(attributes{"destination_resource_arn": "arn:aws:s3:::logs"}),
	})
	w.putIn("dev", "aws_cloudwatch_log_delivery", "x", attributes{
		"delivery_source_name": "s", "delivery_destination_arn": "arn:d", "record_fields": []any{"cs-method", "cs-uri-stem", "sc-status", "sc-bytes", "x-edge-result-type"},
	})
	w.balancer.Refresh()
	w.visit("GET", "http://dev.localhost/orders/1?secret=1")
	w.visit("POST", "http://dev.localhost/orders/2")
	w.balancer.deliverLogs(time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC))
	w.balancer.deliverLogs(time.Now()) // nothing is left
	var got []string
	for name, packed := range f.content {
		if !strings.HasPrefix(name, "logs/AWSLogs/111111111111/CloudFront/Ebasedev.2030-01-02-03.") || !strings.HasSuffix(name, ".gz") {
			t.Errorf("the object's key is %s", name)
		}
		zip, err := gzip.NewReader(bytes.NewReader([]byte(packed)))
		if err != nil {
			t.Fatal(err)
		}
		for lines := json.NewDecoder(zip); lines.More(); {
			var line map[string]string
			if err := lines.Decode(&line); err != nil {
				t.Fatal(err)
			}
			got = append(got, fmt.Sprint(line))
		}
	}
	want := []string{
		"map[cs-method:GET cs-uri-stem:/orders/1 sc-bytes:1 sc-status:200 x-edge-result-type:Miss]",
		"map[cs-method:POST cs-uri-stem:/orders/2 sc-bytes:37 sc-status:403 x-edge-result-type:Error]",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestCacheIsBounded(t *testing.T) {
	c := newCache()
	for i := range 2 * cacheSize / cacheObject {
		c.put(&answer{identity: fmt.Sprint(i), body: make([]byte, cacheObject)})
	}
	if c.size > cacheSize || c.get("0") != nil || c.get(fmt.Sprint(2*cacheSize/cacheObject-1)) == nil {
		t.Errorf("%d bytes are kept, of %d at most", c.size, cacheSize)
	}
}
