package provider

import "strings"

// wafKinds are web ACLs and what they refer to (AWS WAF V2 API).
var wafKinds = map[string]kind{
	"aws_wafv2_web_acl": {
		id:       "{uuid}",
		computed: values{"arn": wafARN("webacl"), "lock_token": "{uuid}", "capacity": 700},
		replace:  "name name_prefix scope",
		volatile: "lock_token",
		unique:   "name scope",
		exists:   "WAFDuplicateItemException",
		rules: rules{
			"scope": oneOf("CLOUDFRONT REGIONAL"), "name": wafName,
			"rule.statement.rate_based_statement.limit":                 between(10, 2000000000),
			"rule.statement.rate_based_statement.evaluation_window_sec": among(60, 120, 300, 600),
			"rule.statement.rate_based_statement.aggregate_key_type":    oneOf("IP FORWARDED_IP CUSTOM_KEYS CONSTANT"),
		},
		defaults: values{
			"rule.statement.rate_based_statement.evaluation_window_sec": 300,
			"rule.statement.rate_based_statement.aggregate_key_type":    "IP",
		},
		refs: map[string]string{
			"rule.statement.ip_set_reference_statement.arn":                                           "aws_wafv2_ip_set",
			"rule.statement.rate_based_statement.scope_down_statement.ip_set_reference_statement.arn": "aws_wafv2_ip_set",
		},
		create: checkScope, update: checkWebACL,
		busy: usesBy(
			"arn", "WAFAssociatedItemException", "the web ACL '%s' is in use",
			"aws_wafv2_web_acl_association.web_acl_arn aws_cloudfront_distribution.web_acl_id",
		),
	},
	"aws_wafv2_ip_set": {
		id:       "{uuid}",
		computed: values{"arn": wafARN("ipset"), "lock_token": "{uuid}"},
		replace:  "name name_prefix scope ip_address_version",
		volatile: "lock_token",
		rules:    rules{"scope": oneOf("CLOUDFRONT REGIONAL"), "ip_address_version": oneOf("IPV4 IPV6"), "name": wafName, "addresses": isCIDR},
		create:   checkScope,
		busy: usesBy(
			"arn", "WAFAssociatedItemException", "the IP set '%s' is in use", "aws_wafv2_web_acl.rule.statement.ip_set_reference_statement.arn",
		),
	},
	"aws_wafv2_web_acl_association": {
		id:      "{web_acl_arn},{resource_arn}",
		replace: "web_acl_arn resource_arn",
		refs:    map[string]string{"web_acl_arn": "aws_wafv2_web_acl"},
	},
	"aws_wafv2_web_acl_logging_configuration": {
		id: "{resource_arn}", replace: "resource_arn log_destination_configs",
		rules: rules{
			"log_destination_configs": isFirewallLog, "logging_filter.default_behavior": oneOf("KEEP DROP"),
			"logging_filter.filter.behavior": oneOf("KEEP DROP"), "logging_filter.filter.requirement": oneOf("MEETS_ALL MEETS_ANY"),
		},
		refs: map[string]string{"resource_arn": "aws_wafv2_web_acl"},
	},
}

var wafName = matching(1, 128, `[\w-]+`, "have only letters, digits, hyphens and underscores")

// checkScope holds where what stands before CloudFront is made (AWS WAF guide, "Distributions").
func checkScope(o *op) error {
	if o.str("scope") == "CLOUDFRONT" && o.region() != "us-east-1" {
		return refuse("WAFInvalidParameterException", "the scope is not valid, field: SCOPE_VALUE, parameter: CLOUDFRONT in %s, which is us-east-1's", o.region())
	}
	if o.typ == "aws_wafv2_web_acl" {
		return checkWebACL(o)
	}
	return nil
}

// checkWebACL refuses two rules of one priority.
func checkWebACL(o *op) error {
	seen := map[any]bool{}
	for _, p := range collect(map[string]any(o.attrs), []string{"rule", "priority"}) {
		if seen[p] {
			return refuse("WAFInvalidParameterException", "two rules have the priority %v", p)
		}
		seen[p] = true
	}
	return nil
}

// isFirewallLog holds the names that WAF writes its logs to.
func isFirewallLog(v any) string {
	arn, ok := v.(string)
	if !ok || arn == "" {
		return ""
	}
	name := arn[strings.LastIndexAny(strings.TrimSuffix(arn, ":*"), ":/")+1:]
	if !strings.HasPrefix(name, "aws-waf-logs-") {
		return "must name something whose name begins with aws-waf-logs-, got \"" + name + "\""
	}
	return ""
}

// wafARN has global in it for what stands before CloudFront, else regional.
func wafARN(what string) func(*op) any {
	return func(o *op) any {
		scope := "regional"
		if o.str("scope") == "CLOUDFRONT" {
			scope = "global"
		}
		return o.expand("arn:aws:wafv2:{region}:{account}:" + scope + "/" + what + "/{name}/{id}")
	}
}
