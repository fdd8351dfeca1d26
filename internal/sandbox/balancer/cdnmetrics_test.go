package balancer

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/metrics"
)

// figure is a statistic of a series over the last minutes.
func (w *world) figure(namespace, region, name, dimensions, statistic string) float64 {
	s := metrics.Series{Account: account, Region: region, Namespace: namespace, Name: name, Dimensions: dimensions}
	now := time.Now()
	for _, p := range w.metrics.Statistic(s, now.Add(-time.Minute), now.Add(time.Minute), time.Hour, statistic) {
		return p.Value
	}
	return -1
}

func TestDistributionMetrics(t *testing.T) {
	w, _ := cdnWorld(t)
	w.visit("GET", "http://dev.localhost/orders/1")
	w.visit("GET", "http://dev.localhost/orders/1")
	w.visit("GET", "http://dev.localhost/orders/0") // not found
	r := httptest.NewRequest("POST", "http://dev.localhost/orders/1", strings.NewReader("12345"))
	w.balancer.Edge().ServeHTTP(httptest.NewRecorder(), r)
	for _, test := range []struct {
		name, statistic string
		want            float64
	}{
		{"Requests", "Sum", 4},
		{"BytesDownloaded", "Sum", 3},
		{"BytesUploaded", "Sum", 5},
		{"4xxErrorRate", "Average", 25},
		{"5xxErrorRate", "Average", 0},
		{"TotalErrorRate", "Average", 25},
	} {
		if got := w.figure("AWS/CloudFront", "us-east-1", test.name, "DistributionId=Ebasedev,Region=Global", test.statistic); got != test.want {
			t.Errorf("%s: got %g, want %g", test.name, got, test.want)
		}
	}
}

func TestFirewallMetrics(t *testing.T) {
	w, _ := cdnWorld(t)
	seen := func(name string, enabled bool) any {
		return block(attributes{"cloudwatch_metrics_enabled": enabled, "metric_name": name})
	}
	path := func(name, does, text string, priority int, enabled bool) map[string]any {
		rule := ruleOf(name, priority, does, attributes{"byte_match_statement": block(attributes{
			"search_string": text, "positional_constraint": "STARTS_WITH", "field_to_match": block(attributes{"uri_path": block(attributes{})}),
			"text_transformation": block(attributes{"priority": 0, "type": "NONE"}),
		})})
		rule["visibility_config"] = seen(name+"-figures", enabled)
		return rule
	}
	w.putIn("dev", "aws_wafv2_web_acl", "acl", attributes{
		"id": "acl", "arn": "arn:acl", "name": "cambio-dev", "scope": "CLOUDFRONT", "visibility_config": seen("cambio", true),
		"default_action": block(attributes{"allow": block(attributes{})}),
		"rule":           []any{path("all", "count", "/orders", 0, true), path("nine", "block", "/orders/9", 1, true), path("eight", "block", "/orders/8", 2, false)},
	})
	if err := w.store.Update(storeKey("aws_cloudfront_distribution", "Ebasedev"), func(a attributes) error {
		a["web_acl_id"] = "arn:acl"
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	w.balancer.Refresh()
	for _, id := range []string{"1", "2", "9", "8"} {
		w.visit("GET", "http://dev.localhost/orders/"+id)
	}
	for _, test := range []struct {
		name, rule string
		want       float64
	}{
		{"AllowedRequests", "ALL", 2},
		{"AllowedRequests", "Default_Action", 2},
		{"BlockedRequests", "ALL", 2},
		{"BlockedRequests", "nine-figures", 1},
		{"BlockedRequests", "eight-figures", -1},
		{"CountedRequests", "all-figures", 4},
	} {
		if got := w.figure("AWS/WAFV2", "us-east-1", test.name, "Rule="+test.rule+",WebACL=cambio", "Sum"); got != test.want {
			t.Errorf("%s of %s: got %g, want %g", test.name, test.rule, got, test.want)
		}
	}
}
