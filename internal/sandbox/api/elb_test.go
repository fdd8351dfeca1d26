package api

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/elasticloadbalancingv2"
	"github.com/aws/aws-sdk-go-v2/service/elasticloadbalancingv2/types"
	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/store"
)

const (
	elbARN      = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:"
	balancerARN = elbARN + "loadbalancer/app/shop-dev/1"
	listenerARN = elbARN + "listener/app/shop-dev/1/2"
	ruleARN     = elbARN + "listener-rule/app/shop-dev/1/2/3"
	blueARN     = elbARN + "targetgroup/shop-dev-orders-blue/4"
	greenARN    = elbARN + "targetgroup/shop-dev-orders-green/5"
)

func (d *door) elb(t *testing.T) *elasticloadbalancingv2.Client {
	t.Helper()
	d.put(t, "aws_lb", balancerARN, store.Attributes{
		"arn": balancerARN, "name": "shop-dev", "dns_name": "shop-dev-1.eu-central-1.elb.amazonaws.com", "internal": true,
		"load_balancer_type": "application", "subnets": []any{"subnet-1", "subnet-2"}, "security_groups": []any{"sg-1"},
		"tags_all": map[string]any{"fleet": "shop", "environment": "dev"},
	})
	for _, arn := range []string{blueARN, greenARN} {
		d.put(t, "aws_lb_target_group", arn, store.Attributes{
			"arn": arn, "name": arn[len(elbARN+"targetgroup/") : len(arn)-2], "protocol": "HTTP", "port": 8080, "target_type": "ip",
			"health_check": []any{map[string]any{"enabled": true, "path": "/healthz", "interval": 5, "port": "traffic-port", "protocol": "HTTP", "matcher": "200"}},
		})
	}
	d.put(t, "aws_lb_listener", listenerARN, store.Attributes{
		"arn": listenerARN, "load_balancer_arn": balancerARN, "port": 443, "protocol": "HTTPS", "ssl_policy": "p", "certificate_arn": "c",
		"default_action": []any{map[string]any{"type": "fixed-response", "fixed_response": []any{
			map[string]any{"content_type": "text/plain", "message_body": "no <such> path", "status_code": "404"}}}},
	})
	d.put(t, "aws_lb_listener_rule", ruleARN, store.Attributes{
		"arn": ruleARN, "listener_arn": listenerARN, "priority": 100,
		"condition": []any{
			map[string]any{"path_pattern": []any{map[string]any{"values": []any{"/orders", "/orders/*"}}}},
			map[string]any{"http_header": []any{map[string]any{"http_header_name": "x-flota-test", "values": []any{"orders"}}}},
		},
		"action": []any{map[string]any{"type": "forward", "forward": []any{map[string]any{"target_group": []any{
			map[string]any{"arn": blueARN, "weight": 90}, map[string]any{"arn": greenARN, "weight": 10}}}}}},
	})
	d.balancers.health = map[string][]balancer.TargetHealth{blueARN: {
		{ID: "task/1", Addr: "127.0.0.1:20001", State: balancer.Healthy},
		{ID: "task/2", Addr: "127.0.0.1:20002", State: balancer.Unhealthy, Reason: "Target.FailedHealthChecks"},
	}}
	return elasticloadbalancingv2.NewFromConfig(d.aws)
}

func TestDescribeLoadBalancers(t *testing.T) {
	client := newDoor(t).elb(t)
	out, err := client.DescribeLoadBalancers(t.Context(), &elasticloadbalancingv2.DescribeLoadBalancersInput{Names: []string{"shop-dev"}})
	if err != nil {
		t.Fatal(err)
	}
	lb := out.LoadBalancers[0]
	if lb.Scheme != types.LoadBalancerSchemeEnumInternal || lb.State.Code != types.LoadBalancerStateEnumActive || len(lb.AvailabilityZones) != 2 {
		t.Errorf("load balancer = %+v", lb)
	}
	_, err = client.DescribeLoadBalancers(t.Context(), &elasticloadbalancingv2.DescribeLoadBalancersInput{Names: []string{"none"}})
	wantCode(t, err, "LoadBalancerNotFound")
}

func TestDescribeTargetGroups(t *testing.T) {
	client := newDoor(t).elb(t)
	out, err := client.DescribeTargetGroups(t.Context(), &elasticloadbalancingv2.DescribeTargetGroupsInput{LoadBalancerArn: aws.String(balancerARN)})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.TargetGroups) != 2 {
		t.Fatalf("%d target groups, want 2", len(out.TargetGroups))
	}
	g := out.TargetGroups[0]
	if aws.ToString(g.HealthCheckPath) != "/healthz" || aws.ToString(g.Matcher.HttpCode) != "200" || aws.ToInt32(g.Port) != 8080 {
		t.Errorf("target group = %+v", g)
	}
	if diff := cmp.Diff([]string{balancerARN}, g.LoadBalancerArns); diff != "" {
		t.Error(diff)
	}
}

func TestDescribeListenersAndRules(t *testing.T) {
	client := newDoor(t).elb(t)
	listeners, err := client.DescribeListeners(t.Context(), &elasticloadbalancingv2.DescribeListenersInput{LoadBalancerArn: aws.String(balancerARN)})
	if err != nil {
		t.Fatal(err)
	}
	fixed := listeners.Listeners[0].DefaultActions[0].FixedResponseConfig
	if aws.ToString(fixed.MessageBody) != "no <such> path" {
		t.Errorf("message body = %q", aws.ToString(fixed.MessageBody))
	}
	rules, err := client.DescribeRules(t.Context(), &elasticloadbalancingv2.DescribeRulesInput{ListenerArn: aws.String(listenerARN)})
	if err != nil {
		t.Fatal(err)
	}
	if len(rules.Rules) != 2 || !aws.ToBool(rules.Rules[1].IsDefault) {
		t.Fatalf("rules = %+v", rules.Rules)
	}
	rule := rules.Rules[0]
	weights := map[string]int32{}
	for _, g := range rule.Actions[0].ForwardConfig.TargetGroups {
		weights[aws.ToString(g.TargetGroupArn)] = aws.ToInt32(g.Weight)
	}
	if diff := cmp.Diff(map[string]int32{blueARN: 90, greenARN: 10}, weights); diff != "" {
		t.Error(diff)
	}
	if aws.ToString(rule.Priority) != "100" || rule.Conditions[0].PathPatternConfig.Values[1] != "/orders/*" ||
		aws.ToString(rule.Conditions[1].HttpHeaderConfig.HttpHeaderName) != "x-flota-test" {
		t.Errorf("rule = %+v", rule)
	}
	_, err = client.DescribeRules(t.Context(), &elasticloadbalancingv2.DescribeRulesInput{ListenerArn: aws.String("none")})
	wantCode(t, err, "ListenerNotFound")
}

func TestDescribeTargetHealth(t *testing.T) {
	client := newDoor(t).elb(t)
	out, err := client.DescribeTargetHealth(t.Context(), &elasticloadbalancingv2.DescribeTargetHealthInput{TargetGroupArn: aws.String(blueARN)})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.TargetHealthDescriptions) != 2 {
		t.Fatalf("%d targets, want 2", len(out.TargetHealthDescriptions))
	}
	second := out.TargetHealthDescriptions[1]
	if aws.ToInt32(second.Target.Port) != 20002 || second.TargetHealth.State != types.TargetHealthStateEnumUnhealthy ||
		second.TargetHealth.Reason != types.TargetHealthReasonEnumFailedHealthChecks {
		t.Errorf("target = %+v", second)
	}
	one, err := client.DescribeTargetHealth(t.Context(), &elasticloadbalancingv2.DescribeTargetHealthInput{
		TargetGroupArn: aws.String(blueARN), Targets: []types.TargetDescription{{Id: aws.String("127.0.0.1"), Port: aws.Int32(20001)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(one.TargetHealthDescriptions) != 1 {
		t.Errorf("%d targets, want the one asked for", len(one.TargetHealthDescriptions))
	}
	_, err = client.DescribeTargetHealth(t.Context(), &elasticloadbalancingv2.DescribeTargetHealthInput{TargetGroupArn: aws.String("none")})
	wantCode(t, err, "TargetGroupNotFound")
}

func TestDescribeTags(t *testing.T) {
	client := newDoor(t).elb(t)
	out, err := client.DescribeTags(t.Context(), &elasticloadbalancingv2.DescribeTagsInput{ResourceArns: []string{balancerARN}})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, tag := range out.TagDescriptions[0].Tags {
		got[aws.ToString(tag.Key)] = aws.ToString(tag.Value)
	}
	if diff := cmp.Diff(map[string]string{"fleet": "shop", "environment": "dev"}, got); diff != "" {
		t.Error(diff)
	}
}
