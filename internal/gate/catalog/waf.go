package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// managedRules wants a rule of a web ACL that lets a group of AWS's managed
// rules act, rather than count.
func managedRules(name string) check.Condition {
	return check.Saying("no rule uses "+name+" and acts on it", check.Some("rule", check.And(
		check.OneOf("statement.managed_rule_group_statement.name", "", name),
		check.Missing("override_action.count"),
	)))
}

// log4jBlocked wants no exception for the rule against Log4Shell.
var log4jBlocked = check.Every("rule.statement.managed_rule_group_statement", check.And(
	check.Every("excluded_rule", check.NoneOf("name", "", "Log4JRCE")),
	check.Every("rule_action_override", check.If(
		check.Match("name", "", `^Log4JRCE`), check.And(check.Missing("action_to_use.count"), check.Missing("action_to_use.allow")))),
))

// webACLs are the web ACLs of the three generations of WAF.
var webACLs = []string{"aws_wafv2_web_acl", "aws_wafregional_web_acl", "aws_waf_web_acl"}

// ruleGroups are the rule groups of the three generations of WAF.
var ruleGroups = []string{"aws_wafv2_rule_group", "aws_wafregional_rule_group", "aws_waf_rule_group"}

// actingRule wants a rule that does something with what it matches.
var actingRule = check.Or(
	filledBlock("action"), filledBlock("override_action"), check.Given("statement.managed_rule_group_statement"),
	check.Given("statement.rule_group_reference_statement"),
)

// filledBlock wants a block that is there and not empty.
func filledBlock(name string) check.Condition {
	return func(_ *check.Subject, b *config.Block) check.Answer {
		a := check.Answer{Value: b.Get(name), Got: "the rule has no action"}
		for _, n := range b.Find(name) {
			if len(n.Attributes)+len(n.Blocks) > 0 {
				a.Truth = config.Yes
			}
		}
		return a
	}
}

var waf = []check.Check{
	{
		ID: "waf-web-acl-rules", Family: check.Network, Severity: check.Medium,
		Title: "WAF web ACL has no rules",
		Why:   "It lets everything through, or nothing, and whoever sees it believes to be protected.",
		Mend: `resource "aws_wafv2_web_acl" "this" {
  name  = "shop"
  scope = "REGIONAL"
  rule {
    name     = "common"
    priority = 1
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"CKV_AWS_175", "WAF.4", "WAF.8", "WAF.10"},
		Types:     webACLs,
		Look:      check.Want(check.Or(check.Given("rule"), check.Given("rules"), check.Given("rule_json"))),
	},
	{
		ID: "waf-rule-group-rules", Family: check.Network, Severity: check.Medium,
		Title: "WAF rule group has no rules",
		Why:   "A web ACL that uses the group gets nothing from it.",
		Mend: `resource "aws_wafv2_rule_group" "this" {
  name     = "shop"
  scope    = "REGIONAL"
  capacity = 10
  rule {
    name     = "countries"
    priority = 1
    action {
      block {}
    }
    statement {
      geo_match_statement {
        country_codes = ["KP"]
      }
    }
  }
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"WAF.3", "WAF.7"},
		Types:     ruleGroups,
		Look:      check.Want(check.Or(check.Given("rule"), check.Given("activated_rule"), check.Given("rules_json"))),
	},
	{
		ID: "waf-rule-conditions", Family: check.Network, Severity: check.Medium,
		Title: "WAF rule has no conditions",
		Why:   "A rule without a condition matches no request at all.",
		Mend: `resource "aws_wafregional_rule" "this" {
  name        = "addresses"
  metric_name = "addresses"
  predicate {
    data_id = aws_wafregional_ipset.this.id
    negated = false
    type    = "IPMatch"
  }
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"WAF.2", "WAF.6"},
		Types:     []string{"aws_waf_rule", "aws_wafregional_rule"},
		Look:      check.Want(check.Or(check.Given("predicate"), check.Given("predicates"))),
	},
	{
		ID: "waf-rule-action", Family: check.Network, Severity: check.Medium,
		Title: "WAF rule does nothing with what it matches",
		Why:   "Without an action the request goes on as if the rule were not there.",
		Mend: `resource "aws_wafv2_web_acl" "this" {
  rule {
    name     = "rate"
    priority = 1
    action {
      block {}
    }
  }
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"CKV_AWS_342"},
		Types:     append(append([]string{}, webACLs...), ruleGroups...),
		Look: check.Want(check.And(
			check.Every("rule", actingRule), check.Every("rules", actingRule), check.Every("activated_rule", actingRule))),
	},
	{
		ID: "waf-logging", Family: check.Logging, Severity: check.Medium,
		Title: "WAF web ACL does not log requests",
		Why:   "Neither attacks nor requests that were blocked by mistake can be looked at afterwards.",
		Mend: `resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_176", "CKV2_AWS_31", "WAF.1", "WAF.11"},
		Types:     webACLs,
		Look: check.Want(check.Or(
			check.With("aws_wafv2_web_acl_logging_configuration", "resource_arn", check.Given("log_destination_configs")),
			check.Given("logging_configuration.log_destination"))),
	},
	{
		ID: "waf-known-bad-inputs", Family: check.Network, Severity: check.Medium,
		Title: "WAF web ACL does not stop Log4Shell",
		Why:   "Inputs that are known to exploit holes such as that in Log4j (CVE-2021-44228) reach the application.",
		Mend: `resource "aws_wafv2_web_acl" "this" {
  rule {
    name     = "known-bad-inputs"
    priority = 1
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}`,
		Practices: []string{"SEC05-BP03", "SEC06-BP01"},
		Aliases:   []string{"CKV_AWS_192", "CKV2_AWS_47", "CKV2_AWS_76", "CKV2_AWS_77", "CKV2_AWS_78"},
		Types:     []string{"aws_wafv2_web_acl"},
		Look: check.Want(check.Or(
			check.And(managedRules("AWSManagedRulesKnownBadInputsRuleSet"), log4jBlocked),
			check.And(check.Missing("rule"), check.Match("rule_json", "", "AWSManagedRulesKnownBadInputsRuleSet")))),
	},
	{
		ID: "waf-anonymous-addresses", Family: check.Network, Severity: check.Low,
		Title: "WAF web ACL lets anonymous addresses in",
		Why:   "Requests from anonymizing proxies and hosting providers are mostly made by bots and by those who hide.",
		Mend: `resource "aws_wafv2_web_acl" "this" {
  rule {
    name     = "anonymous"
    priority = 2
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesAnonymousIpList"
        vendor_name = "AWS"
      }
    }
  }
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"CKV2_AWS_47", "CKV2_AWS_76", "CKV2_AWS_77", "CKV2_AWS_78"},
		Types:     []string{"aws_wafv2_web_acl"},
		Look: check.Want(check.If(
			check.Or(
				check.With("aws_cloudfront_distribution", "web_acl_id", check.Exists),
				check.With("aws_wafv2_web_acl_association", "web_acl_arn", check.Exists)),
			managedRules("AWSManagedRulesAnonymousIpList"))),
	},
	{
		ID: "waf-metrics", Family: check.Logging, Severity: check.Low,
		Title: "WAF rules give no metrics",
		Why:   "Without metrics nobody sees an attack begin, or a rule that blocks good users.",
		Mend: `resource "aws_wafv2_web_acl" "this" {
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}`,
		Practices: []string{"SEC04-BP01", "REL06-BP01"},
		Aliases:   []string{"WAF.12"},
		Types:     []string{"aws_wafv2_web_acl", "aws_wafv2_rule_group"},
		Look: check.Want(check.And(
			check.True("visibility_config.cloudwatch_metrics_enabled", false),
			check.Every("rule.visibility_config", check.True("cloudwatch_metrics_enabled", false)))),
	},
	{
		ID: "shield-advanced", Family: check.Network, Severity: check.Low,
		Title: "Public endpoint is not protected by Shield Advanced",
		Why:   "Shield Standard stops common floods only: for large ones there is neither a response team nor cover for what scaling costs.",
		Mend: `resource "aws_shield_protection" "this" {
  name         = "shop"
  resource_arn = aws_cloudfront_distribution.this.arn
}`,
		Practices: []string{"SEC05-BP03", "REL05-BP02"},
		Aliases:   []string{"KICS:shield_advanced_not_in_use"},
		Types:     []string{"aws_cloudfront_distribution", "aws_lb", "aws_globalaccelerator_accelerator", "aws_eip", "aws_route53_zone"},
		Look: check.Want(check.If(
			check.And(check.False("internal", false), check.Missing("vpc.vpc_id")),
			check.With("aws_shield_protection", "resource_arn", check.Exists))),
	},
}
