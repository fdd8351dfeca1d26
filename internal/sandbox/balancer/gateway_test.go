package balancer

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/logs"
)

// crossOrigin lets pages of one origin call dev's API, whose service has its own mind about that.
func crossOrigin(t *testing.T) *world {
	w := newEdgeWorld(t)
	service := w.backendFunc(func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Access-Control-Allow-Origin", "https://service.example")
		rw.Header().Set("Access-Control-Allow-Methods", "TRACE")
		rw.WriteHeader(http.StatusOK)
	})
	group := w.targetGroup("pages")
	w.rule(w.loadBalancer("pages"), 1, "/*", group, 1)
	w.register(group, "one", addr(service))
	w.putIn("dev", "aws_apigatewayv2_api", "api-dev", attributes{
		"id": "api-dev", "name": "cambio-dev", "api_endpoint": "https://api-dev.execute-api.us-east-1.amazonaws.com",
		"tags_all": attributes{"fleet": "cambio", "environment": "dev"},
		"cors_configuration": block(attributes{
			"allow_origins": []any{"https://app.example", "http://*"}, "allow_methods": []any{"GET", "POST"}, "allow_headers": []any{"authorization"},
			"expose_headers": []any{"x-total"}, "allow_credentials": true, "max_age": 600,
		}),
	})
	w.putIn("dev", "aws_apigatewayv2_integration", "int-pages", attributes{
		"id": "int-pages", "api_id": "api-dev", "integration_type": "HTTP_PROXY", "integration_uri": arn + "listener/app/pages/1/443",
	})
	w.putIn("dev", "aws_apigatewayv2_route", "route-pages", attributes{"api_id": "api-dev", "route_key": "GET /pages", "target": "integrations/int-pages"})
	w.balancer.Refresh()
	return w
}

func (w *world) from(origin, method, asking string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://dev.localhost/pages", nil)
	r.Header.Set("Origin", origin)
	if asking != "" {
		r.Header.Set("Access-Control-Request-Method", asking)
	}
	out := httptest.NewRecorder()
	w.balancer.Edge().ServeHTTP(out, r)
	return out
}

func TestCORS(t *testing.T) {
	w := crossOrigin(t)
	asked := map[string]string{
		"Access-Control-Allow-Origin": "https://app.example", "Access-Control-Allow-Credentials": "true", "Access-Control-Expose-Headers": "x-total",
		"Access-Control-Allow-Methods": "GET,POST", "Access-Control-Allow-Headers": "authorization", "Access-Control-Max-Age": "600",
	}
	tests := []struct {
		origin, method, asking string
		status                 int
		want                   map[string]string
	}{
		{"https://app.example", "OPTIONS", "GET", 204, asked},
		{"https://evil.example", "OPTIONS", "GET", 204, nil},
		{"https://app.example", "GET", "", 200, map[string]string{"Access-Control-Allow-Origin": "https://app.example", "Access-Control-Allow-Credentials": "true", "Access-Control-Expose-Headers": "x-total"}},
		{"http://any.example", "GET", "", 200, map[string]string{"Access-Control-Allow-Origin": "http://any.example", "Access-Control-Allow-Credentials": "true", "Access-Control-Expose-Headers": "x-total"}},
		{"https://evil.example", "GET", "", 200, nil},
		{"", "GET", "", 200, nil},
	}
	for _, test := range tests {
		out := w.from(test.origin, test.method, test.asking)
		got := map[string]string{}
		for name := range asked {
			if v := out.Header().Get(name); v != "" {
				got[name] = v
			}
		}
		if test.want == nil {
			test.want = map[string]string{}
		}
		if diff := cmp.Diff(test.want, got); diff != "" || out.Code != test.status {
			t.Errorf("%s from %q: got %d, want %d\n%s", test.method, test.origin, out.Code, test.status, diff)
		}
	}
}

// lines reads what is in a log group.
func lines(t *testing.T, l *logs.Logs, name string) []string {
	t.Helper()
	events, err := l.Read(logs.Group{Account: account, Region: region, Name: name}, logs.Query{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range events {
		out = append(out, e.Message)
	}
	return out
}

func openLogs(t *testing.T) *logs.Logs {
	t.Helper()
	l, err := logs.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestAccessLog(t *testing.T) {
	l := openLogs(t)
	w := newEdgeWorld(t, WithLogs(l))
	w.putIn("dev", "aws_apigatewayv2_stage", "api-dev/$default", attributes{
		"api_id": "api-dev", "name": "$default",
		"default_route_settings": block(attributes{"throttling_rate_limit": 0.001, "throttling_burst_limit": 1}),
		"access_log_settings": block(attributes{
			"destination_arn": "arn:aws:logs:us-east-1:111111111111:log-group:/cambio-dev/api",
			"format":          `{"client":"$context.identity.sourceIp","agent":"$context.identity.userAgent","route":"$context.routeKey","path":"$context.path","status":"$context.status","bytes":"$context.responseLength","backend":"$context.integrationStatus","nothing":"$context.authorizer.claims.sub"}`,
		}),
	})
	w.balancer.Refresh()
	for range 2 {
		r := httptest.NewRequest("GET", "http://dev.localhost/orders/1?token=secret", nil)
		r.Header.Set("User-Agent", `a "quoted" agent`+"\n")
		w.balancer.Edge().ServeHTTP(httptest.NewRecorder(), r)
	}
	want := []map[string]string{
		{"client": "192.0.2.1", "agent": "a \"quoted\" agent\n", "route": "ANY /orders/{proxy+}", "path": "/orders/1", "status": "200", "bytes": "3", "backend": "200", "nothing": "-"},
		{"client": "192.0.2.1", "agent": "a \"quoted\" agent\n", "route": "ANY /orders/{proxy+}", "path": "/orders/1", "status": "429", "bytes": "31", "backend": "-", "nothing": "-"},
	}
	var got []map[string]string
	for _, line := range lines(t, l, "/cambio-dev/api") {
		var one map[string]string
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		got = append(got, one)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("access log (-want +got):\n%s", diff)
	}
}
