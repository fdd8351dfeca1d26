package main

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/sandbox/provider/schema"
)

// overlay adds what the package leaves out: the statements of WAF rules, which
// nest in one another. The names are from the provider's page of
// aws_wafv2_web_acl. The provider nests three levels, with everything in each;
// every Terraform run pays for the size of the schema, so the inner levels here
// are cut down to what rules are made of in practice.
func overlay(set *schema.Set) error {
	const typ = "aws_wafv2_web_acl"
	b, ok := set.Resources[typ]
	if !ok {
		return nil
	}
	rule, ok := b.Blocks["rule"]
	if !ok {
		return fmt.Errorf("%s: no rule block to complete", typ)
	}
	rule.Block.Blocks["statement"] = once(1, wafStatement(rule.Block.Blocks["action"]))
	return nil
}

func wafStatement(actions *schema.Nested) *schema.Block {
	b := plainStatements(requestField())
	inner := innerStatements()
	inner.Blocks["not_statement"] = once(0, block(nil, blocks{"statement": many(1, innerStatements())}))
	list := block(nil, blocks{"statement": many(1, inner)})
	b.Blocks["not_statement"] = once(0, list)
	b.Blocks["and_statement"] = once(0, list)
	b.Blocks["or_statement"] = once(0, list)
	b.Blocks["managed_rule_group_statement"] = once(0, managedRules(inner, actions))
	b.Blocks["rate_based_statement"] = once(0, rateLimit(inner))
	b.Blocks["rule_group_reference_statement"] = once(0, block(args{"arn": required(cty.String)}, blocks{"rule_action_override": overrides(actions)}))
	return b
}

// innerStatements are the statements that stand in others.
func innerStatements() *schema.Block {
	b := plainStatements(commonField())
	for _, name := range []string{"asn_match_statement", "size_constraint_statement", "sqli_match_statement", "xss_match_statement", "regex_pattern_set_reference_statement"} {
		delete(b.Blocks, name)
	}
	return b
}

// plainStatements match one thing of a request; field says which part of it they look at.
func plainStatements(field *schema.Block) *schema.Block {
	matching := func(a args) *schema.Block {
		return block(a, blocks{"field_to_match": once(0, field), "text_transformation": transformations(1)})
	}
	forwarded := once(0, block(args{"fallback_behavior": required(cty.String), "header_name": required(cty.String), "position": required(cty.String)}, nil))
	fallback := once(0, block(args{"fallback_behavior": required(cty.String), "header_name": required(cty.String)}, nil))
	return block(nil, blocks{
		"asn_match_statement":                   once(0, block(args{"asn_list": required(cty.List(cty.Number))}, blocks{"forwarded_ip_config": fallback})),
		"byte_match_statement":                  once(0, matching(args{"positional_constraint": required(cty.String), "search_string": required(cty.String)})),
		"geo_match_statement":                   once(0, block(args{"country_codes": required(cty.List(cty.String))}, blocks{"forwarded_ip_config": fallback})),
		"ip_set_reference_statement":            once(0, block(args{"arn": required(cty.String)}, blocks{"ip_set_forwarded_ip_config": forwarded})),
		"label_match_statement":                 once(0, block(args{"key": required(cty.String), "scope": required(cty.String)}, nil)),
		"regex_match_statement":                 once(0, matching(args{"regex_string": required(cty.String)})),
		"regex_pattern_set_reference_statement": once(0, matching(args{"arn": required(cty.String)})),
		"size_constraint_statement":             once(0, matching(args{"comparison_operator": required(cty.String), "size": required(cty.Number)})),
		"sqli_match_statement":                  once(0, matching(args{"sensitivity_level": optional(cty.String)})),
		"xss_match_statement":                   once(0, matching(nil)),
	})
}

// commonField is the parts of a request that most rules look at.
func commonField() *schema.Block {
	b := requestField()
	for name := range b.Blocks {
		switch name {
		case "method", "query_string", "uri_path", "single_header", "body":
		default:
			delete(b.Blocks, name)
		}
	}
	return b
}

func requestField() *schema.Block {
	empty := func() *schema.Nested { return once(0, block(nil, nil)) }
	named := func() *schema.Nested { return once(0, block(args{"name": required(cty.String)}, nil)) }
	fingerprint := func() *schema.Nested { return once(0, block(args{"fallback_behavior": required(cty.String)}, nil)) }
	pattern := func(what string) *schema.Nested {
		return many(1, block(args{"match_scope": required(cty.String), "oversize_handling": required(cty.String)}, blocks{
			"match_pattern": once(1, block(args{"excluded_" + what: optional(cty.List(cty.String)), "included_" + what: optional(cty.List(cty.String))}, blocks{"all": empty()})),
		}))
	}
	return block(nil, blocks{
		"all_query_arguments": empty(), "method": empty(), "query_string": empty(), "uri_path": empty(), "single_header": named(), "single_query_argument": named(),
		"ja3_fingerprint": fingerprint(), "ja4_fingerprint": fingerprint(), "headers": pattern("headers"), "cookies": pattern("cookies"),
		"body":         once(0, block(args{"oversize_handling": optional(cty.String)}, nil)),
		"header_order": once(0, block(args{"oversize_handling": required(cty.String)}, nil)),
		"uri_fragment": once(0, block(args{"fallback_behavior": optional(cty.String)}, nil)),
		"json_body": once(0, block(args{"invalid_fallback_behavior": optional(cty.String), "match_scope": required(cty.String), "oversize_handling": optional(cty.String)}, blocks{
			"match_pattern": once(1, block(args{"included_paths": optional(cty.List(cty.String))}, blocks{"all": empty()})),
		})),
	})
}

// managedRules is a rule group of AWS's or of a vendor's.
func managedRules(inner *schema.Block, actions *schema.Nested) *schema.Block {
	bots := once(0, block(args{"inspection_level": required(cty.String), "enable_machine_learning": optional(cty.Bool)}, nil))
	field := once(0, block(args{"identifier": required(cty.String)}, nil))
	return block(args{"name": required(cty.String), "vendor_name": required(cty.String), "version": optional(cty.String)}, blocks{
		"rule_action_override": overrides(actions), "scope_down_statement": once(0, inner),
		"managed_rule_group_configs": many(0, block(args{"login_path": optional(cty.String), "payload_type": optional(cty.String)}, blocks{
			"aws_managed_rules_bot_control_rule_set": bots, "password_field": field, "username_field": field,
		})),
	})
}

func overrides(actions *schema.Nested) *schema.Nested {
	return many(0, block(args{"name": required(cty.String)}, blocks{"action_to_use": once(1, actions.Block)}))
}

func rateLimit(inner *schema.Block) *schema.Block {
	name := func() *schema.Nested {
		return once(0, block(args{"name": required(cty.String)}, blocks{"text_transformation": transformations(1)}))
	}
	empty := func() *schema.Nested { return once(0, block(nil, nil)) }
	return block(args{"aggregate_key_type": optional(cty.String), "evaluation_window_sec": optional(cty.Number), "limit": required(cty.Number)}, blocks{
		"scope_down_statement": once(0, inner),
		"forwarded_ip_config":  once(0, block(args{"fallback_behavior": required(cty.String), "header_name": required(cty.String)}, nil)),
		"custom_key": many(0, block(nil, blocks{
			"cookie": name(), "header": name(), "query_argument": name(), "forwarded_ip": empty(), "http_method": empty(), "ip": empty(), "asn": empty(),
			"label_namespace": once(0, block(args{"namespace": required(cty.String)}, nil)),
			"query_string":    once(0, block(nil, blocks{"text_transformation": transformations(1)})),
			"uri_path":        once(0, block(nil, blocks{"text_transformation": transformations(1)})),
		})),
	})
}

func transformations(least int) *schema.Nested {
	n := many(least, block(args{"priority": required(cty.Number), "type": required(cty.String)}, nil))
	n.Nesting = schema.SetOf
	return n
}

type (
	args   map[string]*schema.Attribute
	blocks map[string]*schema.Nested
)

func block(a args, b blocks) *schema.Block { return &schema.Block{Attributes: a, Blocks: b} }

func once(least int, b *schema.Block) *schema.Nested {
	return &schema.Nested{Nesting: schema.List, Min: least, Max: 1, Block: b}
}

func many(least int, b *schema.Block) *schema.Nested {
	return &schema.Nested{Nesting: schema.List, Min: least, Block: b}
}

func required(t cty.Type) *schema.Attribute { return &schema.Attribute{Type: t, Required: true} }
func optional(t cty.Type) *schema.Attribute { return &schema.Attribute{Type: t, Optional: true} }
