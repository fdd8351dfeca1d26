package balancer

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func ruleOf(name string, priority int, action string, statement attributes) map[string]any {
	return map[string]any{"name": name, "priority": priority, "action": block(attributes{action: block(attributes{})}), "statement": block(statement)}
}

func TestFirewall(t *testing.T) {
	l := openLogs(t)
	w := newEdgeWorld(t, WithLogs(l))
	acl := "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/cambio-dev/1"
	w.putIn("dev", "aws_wafv2_ip_set", "set", attributes{"arn": "arn:set", "addresses": []any{"198.51.100.0/24"}})
	bytes := func(field, position, text string) attributes {
		return attributes{"byte_match_statement": block(attributes{
			"search_string": text, "positional_constraint": position, "field_to_match": block(attributes{field: block(attributes{})}),
			"text_transformation": block(attributes{"priority": 0, "type": "LOWERCASE"}),
		})}
	}
	w.putIn("dev", "aws_wafv2_web_acl", "acl", attributes{
		"id": "acl", "arn": acl, "name": "cambio-dev", "default_action": block(attributes{"allow": block(attributes{})}),
		"rule": []any{
			ruleOf("rate", 9, "block", attributes{"rate_based_statement": block(attributes{"limit": 3, "evaluation_window_sec": 300, "aggregate_key_type": "IP"})}),
			ruleOf("block", 0, "block", attributes{"ip_set_reference_statement": block(attributes{"arn": "arn:set"})}),
			ruleOf("health", 1, "allow", bytes("uri_path", "EXACTLY", "/orders/health")),
			ruleOf("admin", 2, "block", attributes{"and_statement": block(attributes{"statement": []any{
				map[string]any(bytes("uri_path", "STARTS_WITH", "/orders/admin")),
				map[string]any{"not_statement": block(attributes{"statement": block(bytes("query_string", "CONTAINS", "key=1"))})},
			}})}),
			ruleOf("counted", 3, "count", bytes("uri_path", "CONTAINS", "orders")),
			map[string]any{
				"name": "managed", "priority": 4, "override_action": block(attributes{"none": block(attributes{})}),
				"statement": block(attributes{"managed_rule_group_statement": block(attributes{"name": "AWSManagedRulesCommonRuleSet"})}),
			},
		},
	})
	w.putIn("dev", "aws_wafv2_web_acl_association", "a", attributes{"web_acl_arn": acl, "resource_arn": arn + "loadbalancer/app/dev/1"})
	w.putIn("dev", "aws_wafv2_web_acl_logging_configuration", "l", attributes{
		"resource_arn": acl, "log_destination_configs": []any{"arn:aws:logs:us-east-1:111111111111:log-group:aws-waf-logs-cambio-dev"},
	})
	w.balancer.Refresh()
	tests := []struct {
		client, path string
		want         int
	}{
		{"198.51.100.7:1", "/orders/1", 403},
		{"203.0.113.1:1", "/orders/ADMIN/1", 403},
		{"203.0.113.1:1", "/orders/admin/1?key=1", 200}, // 1 of 3
		{"203.0.113.1:1", "/orders/1", 200},
		{"203.0.113.1:1", "/orders/1", 200},
		{"203.0.113.1:1", "/orders/1", 403},
		{"203.0.113.1:1", "/orders/health", 200},
		{"203.0.113.2:1", "/orders/1", 200}, // another address
	}
	for i, test := range tests {
		r := httptest.NewRequest("GET", "http://dev.localhost"+test.path, nil)
		r.RemoteAddr = test.client
		out := httptest.NewRecorder()
		w.balancer.Edge().ServeHTTP(out, r)
		if out.Code != test.want {
			t.Errorf("%d: %s from %s: got %d, want %d", i, test.path, test.client, out.Code, test.want)
		}
	}
	blocked := lines(t, l, "aws-waf-logs-cambio-dev")
	if len(blocked) != 3 || !strings.Contains(blocked[0], `"terminatingRuleId":"block"`) || !strings.Contains(blocked[2], `"terminatingRuleId":"rate"`) {
		t.Errorf("the log is %v", blocked)
	}
}

func TestFirewallOfADistribution(t *testing.T) {
	w, requests := cdnWorld(t)
	w.putIn("dev", "aws_wafv2_web_acl", "acl", attributes{
		"id": "acl", "arn": "arn:acl", "name": "cambio-dev", "default_action": block(attributes{"block": block(attributes{})}),
	})
	if err := w.store.Update(storeKey("aws_cloudfront_distribution", "Ebasedev"), func(a attributes) error {
		a["web_acl_id"] = "arn:acl"
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	w.balancer.Refresh()
	out := w.visit("GET", "http://dev.localhost/orders/1")
	if out.Code != http.StatusForbidden || out.Header().Get("X-Cache") != "Error from cloudfront" || len(requests()) != 0 {
		t.Errorf("got %d, %s, and the service %d requests", out.Code, out.Header().Get("X-Cache"), len(requests()))
	}
}

// TestPastCloudFront holds that who asks an API past CloudFront is refused by
// the web ACL behind it, and that calls between services are not asked for a key.
func TestPastCloudFront(t *testing.T) {
	w, requests := cdnWorld(t)
	header := func(name, text string) map[string]any {
		return attributes{"byte_match_statement": block(attributes{
			"search_string": text, "positional_constraint": "EXACTLY", "field_to_match": block(attributes{"single_header": block(attributes{"name": name})}),
			"text_transformation": block(attributes{"priority": 0, "type": "NONE"}),
		})}
	}
	not := func(s map[string]any) map[string]any {
		return attributes{"not_statement": block(attributes{"statement": block(s)})}
	}
	w.putIn("dev", "aws_wafv2_web_acl", "acl", attributes{
		"id": "acl", "arn": "arn:acl", "name": "cambio-dev-origin", "default_action": block(attributes{"allow": block(attributes{})}),
		"rule": []any{ruleOf("past-cloudfront", 0, "block", attributes{"and_statement": block(attributes{"statement": []any{
			header("x-flota-edge", "api"), not(header("x-flota-origin", "old")), not(header("x-flota-origin", "new")),
		}})})},
	})
	w.putIn("dev", "aws_wafv2_web_acl_association", "a", attributes{"web_acl_arn": "arn:acl", "resource_arn": arn + "loadbalancer/app/dev/1"})
	for typ, change := range map[string]func(attributes){
		"aws_apigatewayv2_integration": func(a attributes) { a["request_parameters"] = attributes{"overwrite:header.x-flota-edge": "api"} },
		"aws_cloudfront_distribution": func(a attributes) {
			a["origin"].([]any)[0].(map[string]any)["custom_header"] = []any{map[string]any{"name": "x-flota-origin", "value": "new"}}
		},
	} {
		for _, r := range w.store.List(typ, account, region) {
			if err := w.store.Update(r.Key, func(a attributes) error { change(a); return nil }); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.balancer.Refresh()
	for _, test := range []struct {
		name, host string
		headers    map[string]string
		want       int
	}{
		{"by CloudFront", "dev.localhost", nil, 200},
		{"by CloudFront, with a key of the client's own", "dev.localhost", map[string]string{"X-Flota-Origin": "wrong"}, 200},
		{"past CloudFront", "origin.dev.cambio.example", nil, 403},
		{"past CloudFront, as if a service called", "origin.dev.cambio.example", map[string]string{"X-Flota-Edge": "service"}, 403},
		{"with a wrong key", "origin.dev.cambio.example", map[string]string{"X-Flota-Origin": "newer"}, 403},
		{"with the key before", "origin.dev.cambio.example", map[string]string{"X-Flota-Origin": "old"}, 200},
	} {
		before := len(requests())
		r := httptest.NewRequest("GET", "http://"+test.host+"/orders/1", nil)
		for name, value := range test.headers {
			r.Header.Set(name, value)
		}
		out := httptest.NewRecorder()
		w.balancer.Edge().ServeHTTP(out, r)
		if got := len(requests()) - before; out.Code != test.want || (got == 1) != (test.want == 200) {
			t.Errorf("%s: got %d, and the service %d requests; want %d", test.name, out.Code, got, test.want)
		}
	}
	out := httptest.NewRecorder()
	w.balancer.serve(out, httptest.NewRequest("GET", "http://services.internal/orders/1", nil), arn+"listener/app/dev/1/443")
	if out.Code != http.StatusOK {
		t.Errorf("a call between services: got %d", out.Code)
	}
}

func TestRateForgets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newRates()
		send := func(key string, n int) (over bool) {
			for range n {
				over = s.over(key, 100, 5*time.Minute, time.Now())
			}
			return over
		}
		if send("a", 100) {
			t.Error("100 of 100 requests are too many")
		}
		if !send("a", 1) {
			t.Error("101 of 100 requests are not too many")
		}
		time.Sleep(4 * time.Minute)
		if !send("a", 1) {
			t.Error("requests are forgotten before the window has passed")
		}
		time.Sleep(2 * time.Minute)
		if send("a", 1) {
			t.Error("requests are not forgotten")
		}
		time.Sleep(time.Hour)
		send("b", 1)
		if len(s.counts) != 1 {
			t.Errorf("%d addresses are remembered, want 1", len(s.counts))
		}
	})
}
