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
