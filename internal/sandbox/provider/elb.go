package provider

import (
	"fmt"
	"strings"
)

// elbName is what names of load balancers and target groups may be (CreateLoadBalancer, CreateTargetGroup).
var elbName = matching(1, 32, `[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?`, "have only letters, digits and hyphens, and no hyphen at an end")

// elbKinds are load balancers of the API version 2.
var elbKinds = map[string]kind{
	"aws_lb": {
		id: "{arn}",
		computed: values{
			"arn":        "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/{arn_suffix}",
			"arn_suffix": loadBalancerSuffix, "dns_name": loadBalancerHost, "zone_id": "Z35SXDOTRQ7X7K", "vpc_id": subnetVPC,
			"name": func(o *op) any { return limited("tf-lb-", stamp()) }, "ip_address_type": "ipv4", "subnets": mappedSubnets,
			"enforce_security_group_inbound_rules_on_private_link_traffic": "",
		},
		defaults: values{
			"load_balancer_type": "application", "idle_timeout": 60, "client_keep_alive": 3600,
			"desync_mitigation_mode": "defensive",
			"enable_http2":           true, "enable_deletion_protection": false, "enable_waf_fail_open": false,
			"drop_invalid_header_fields": false,
			"preserve_host_header":       false, "xff_header_processing_mode": "append",
			"enable_cross_zone_load_balancing":            false,
			"enable_xff_client_port":                      false,
			"enable_tls_version_and_cipher_suite_headers": false, "enable_zonal_shift": false, "access_logs.enabled": false,
			"connection_logs.enabled": false,
		},
		replace: "internal load_balancer_type name name_prefix customer_owned_ipv4_pool",
		unique:  "name", exists: "DuplicateLoadBalancerName",
		rules: rules{
			"name": elbName, "load_balancer_type": oneOf("application gateway network"),
			"ip_address_type":            oneOf("ipv4 dualstack dualstack-without-public-ipv4"),
			"desync_mitigation_mode":     oneOf("monitor defensive strictest"),
			"xff_header_processing_mode": oneOf("append preserve remove"),
			"idle_timeout":               between(1, 4000), "client_keep_alive": between(60, 604800),
		},
		groups: []group{atMostOne("name name_prefix"), exactlyOne("subnets subnet_mapping")},
		create: checkSubnets, remove: checkProtection("enable_deletion_protection", "OperationNotPermitted"),
		busy: dependents(
			"ResourceInUse", "load balancer '%s' cannot be deleted while a VPC link or listener uses it",
			"aws_lb_listener.load_balancer_arn",
		),
	},
	"aws_lb_target_group": {
		id: "{arn}",
		computed: values{
			"arn":        "arn:aws:elasticloadbalancing:{region}:{account}:{arn_suffix}",
			"arn_suffix": "targetgroup/{name}/{hex16}", "name": func(o *op) any { return limited("tf-", stamp()) },
			"ip_address_type": "ipv4", "load_balancing_algorithm_type": "round_robin", "load_balancing_anomaly_mitigation": "off",
			"load_balancing_cross_zone_enabled": "use_load_balancer_configuration", "protocol_version": "HTTP1",
			"health_check.path": "/", "health_check.matcher": "200", "health_check.timeout": 5,
		},
		defaults: values{
			"deregistration_delay": "300", "slow_start": 0, "target_type": "instance", "proxy_protocol_v2": false,
			"lambda_multi_value_headers_enabled": false,
			"health_check.enabled":               true, "health_check.healthy_threshold": 3,
			"health_check.unhealthy_threshold": 3,
			"health_check.interval":            30,
			"health_check.port":                "traffic-port", "health_check.protocol": "HTTP",
			"stickiness.cookie_duration": 86400,
			"stickiness.enabled":         true,
		},
		replace: "name name_prefix port protocol protocol_version target_type vpc_id ip_address_type target_control_port",
		unique:  "name", exists: "DuplicateTargetGroupName",
		rules: rules{
			"name": elbName, "target_type": oneOf("instance ip lambda alb"),
			"protocol": oneOf("GENEVE HTTP HTTPS QUIC TCP TCP_QUIC TCP_UDP TLS UDP"),
			"port":     between(1, 65535), "slow_start": either(0, 30, 900),
			"load_balancing_algorithm_type": oneOf("round_robin least_outstanding_requests weighted_random"),
			"health_check.interval":         between(5, 300), "health_check.healthy_threshold": between(2, 10),
			"health_check.unhealthy_threshold": between(2, 10),
			"health_check.timeout":             between(2, 120), "health_check.protocol": oneOf("HTTP HTTPS TCP"),
			"protocol_version":  oneOf("GRPC HTTP1 HTTP2"),
			"health_check.path": matching(1, 1024, `/\S*`, "begin with a slash"),
			"stickiness.type":   oneOf("lb_cookie app_cookie source_ip source_ip_dest_ip source_ip_dest_ip_proto"),
		},
		groups: []group{atMostOne("name name_prefix")},
		busy: usesBy("arn", "ResourceInUse", "target group '%s' is currently in use by a listener or a rule",
			"aws_lb_listener.default_action.target_group_arn aws_lb_listener.default_action.forward.target_group.arn "+
				"aws_lb_listener_rule.action.target_group_arn aws_lb_listener_rule.action.forward.target_group.arn"),
	},
	"aws_lb_listener": {
		id: "{arn}",
		computed: values{
			"arn": listenerARN, "protocol": "HTTP", "default_action.order": 1, "ssl_policy": listenerPolicy,
			"routing_http_response_server_enabled":      true,
			"default_action.fixed_response.status_code": "200", "tcp_idle_timeout_seconds": 350,
		},
		replace: "load_balancer_arn",
		unique:  "load_balancer_arn port", exists: "DuplicateListener",
		rules: rules{
			"protocol": oneOf("GENEVE HTTP HTTPS QUIC TCP TCP_QUIC TCP_UDP TLS UDP"), "port": between(1, 65535),
			"default_action.type": actionType, "default_action.fixed_response.status_code": statusCode,
			"default_action.redirect.status_code": oneOf("HTTP_301 HTTP_302"),
		},
		refs:   map[string]string{"default_action.forward.target_group.arn": "aws_lb_target_group"},
		create: checkListener, update: checkListener, remove: removeRules,
	},
	"aws_lb_listener_rule": {
		id: "{arn}",
		computed: values{
			"arn": ruleARN, "priority": nextPriority, "action.order": 1, "action.fixed_response.status_code": "200",
		},
		defaults: values{"action.forward.target_group.weight": 1, "action.forward.stickiness.enabled": false},
		replace:  "listener_arn",
		unique:   "listener_arn priority", exists: "PriorityInUse",
		rules: rules{
			"priority": between(1, 50000), "action.type": actionType, "action.fixed_response.status_code": statusCode,
			"action.redirect.status_code":            oneOf("HTTP_301 HTTP_302"),
			"action.forward.target_group.weight":     between(0, 999),
			"condition.path_pattern.values":          matching(1, 128, `[!-~]*`, "be a path pattern"),
			"condition.http_header.http_header_name": matching(1, 40, `[!-~]*`, "be a header name"),
			"condition.host_header.values":           matching(1, 128, `[!-~]*`, "be a host pattern"),
		},
		refs:   map[string]string{"action.forward.target_group.arn": "aws_lb_target_group"},
		create: checkActions, update: checkActions,
	},
	"aws_lb_target_group_attachment": {
		id:      "{target_group_arn}-{stamp}",
		replace: "availability_zone port target_group_arn target_id",
	},
	"aws_lb_listener_certificate": {id: "{listener_arn}_{certificate_arn}", replace: "listener_arn certificate_arn"},
}

var (
	actionType = oneOf("forward redirect fixed-response authenticate-cognito authenticate-oidc jwt-validation")
	statusCode = matching(3, 3, `[245]\d\d`, "be a status code 2XX, 4XX or 5XX")
)

// either allows one number, or those from low to high.
func either(one, low, high float64) rule {
	inRange := between(low, high)
	return func(v any) string {
		if v == one {
			return ""
		}
		return inRange(v)
	}
}

// limited cuts a generated name to the 32 characters that ELB allows.
func limited(prefix, suffix string) string {
	name := prefix + suffix
	return name[:min(len(name), 32)]
}

func loadBalancerSuffix(o *op) any {
	short := map[string]string{"network": "net", "gateway": "gwy"}[o.str("load_balancer_type")]
	if short == "" {
		short = "app"
	}
	return o.expand(short + "/{name}/{hex16}")
}

func loadBalancerHost(o *op) any {
	prefix := ""
	if o.at("internal") == true {
		prefix = "internal-"
	}
	if o.str("load_balancer_type") == "network" {
		return o.expand(prefix + "{name}-{hex16}.elb.{region}.amazonaws.com")
	}
	return o.expand(prefix + "{name}-{digits9}.{region}.elb.amazonaws.com")
}

func mappedSubnets(o *op) any {
	return append([]any{}, collect(map[string]any(o.attrs), []string{"subnet_mapping", "subnet_id"})...)
}

// checkSubnets refuses an application load balancer in one zone only (CreateLoadBalancer).
func checkSubnets(o *op) error {
	zones := map[string]string{}
	for _, id := range collect(map[string]any(o.attrs), []string{"subnets"}) {
		subnet, ok := o.find("aws_subnet", text(id))
		if !ok {
			continue
		}
		zone := text(subnet.Attributes["availability_zone"])
		if other, taken := zones[zone]; taken {
			return refuse("InvalidConfigurationRequest",
				"a load balancer cannot be attached to multiple subnets in the same availability zone (%s: %s, %s)", zone, other, subnet.ID)
		}
		zones[zone] = subnet.ID
	}
	if o.str("load_balancer_type") == "application" && len(zones) == 1 {
		return refuse("ValidationError", "at least two subnets in two different availability zones must be specified")
	}
	return nil
}

// checkProtection refuses to delete what is protected.
func checkProtection(argument, code string) func(*op) error {
	return func(o *op) error {
		if o.attrs[argument] == true {
			return refuse(code, "%s '%s' cannot be deleted because deletion protection is enabled", title(o.typ), o.label())
		}
		return nil
	}
}

// listenerARN adds the listener's own digits to the ARN of its load balancer.
func listenerARN(o *op) any {
	return strings.Replace(o.str("load_balancer_arn"), ":loadbalancer/", ":listener/", 1) + o.expand("/{hex16}")
}

func ruleARN(o *op) any {
	return strings.Replace(o.str("listener_arn"), ":listener/", ":listener-rule/", 1) + o.expand("/{hex16}")
}

func listenerPolicy(o *op) any {
	if p := o.str("protocol"); p == "HTTPS" || p == "TLS" {
		return "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
	}
	return ""
}

// nextPriority takes the number after the listener's highest.
func nextPriority(o *op) any {
	highest := 0.0
	for _, r := range o.store.List("aws_lb_listener_rule", o.config.account, o.region()) {
		if p, ok := r.Attributes["priority"].(float64); ok && r.Attributes["listener_arn"] == o.attrs["listener_arn"] {
			highest = max(highest, p)
		}
	}
	return highest + 1
}

func checkListener(o *op) error {
	protocol := o.str("protocol")
	if secure := protocol == "HTTPS" || protocol == "TLS"; secure && o.str("certificate_arn") == "" {
		return refuse("ValidationError", "a certificate must be specified for %s listeners", protocol)
	}
	return checkActions(o)
}

// checkActions refuses a forward action that names no target group (CreateRule).
func checkActions(o *op) error {
	for _, block := range []string{"action", "default_action"} {
		for _, a := range collect(map[string]any(o.attrs), []string{block}) {
			action, _ := a.(map[string]any)
			if action["type"] == "forward" && action["target_group_arn"] == nil && len(collect(action["forward"], []string{"target_group"})) == 0 {
				return refuse("ValidationError", "a target group ARN must be specified for a forward action")
			}
		}
	}
	return nil
}

// removeRules deletes a listener's rules with it, as AWS does.
func removeRules(o *op) error {
	for _, r := range o.store.List("aws_lb_listener_rule", o.config.account, o.region()) {
		if r.Attributes["listener_arn"] != o.attrs["arn"] {
			continue
		}
		if err := o.store.Delete(r.Key); err != nil {
			return fmt.Errorf("rule %s: %w", r.ID, err)
		}
	}
	return nil
}
