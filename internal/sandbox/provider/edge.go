package provider

import (
	"slices"
	"strings"
)

// apiPart is a part of an API Gateway HTTP API, with an id of lower-case letters and digits.
func apiPart(replace string, defaults values, r rules) kind {
	return kind{id: "{lower7}", importID: "{api_id}/{id}", replace: "api_id " + replace, defaults: defaults, rules: r}
}

// edgeKinds are what faces clients: API Gateway, CloudFront, certificates, DNS, WAF.
var edgeKinds = map[string]kind{
	"aws_apigatewayv2_api": {
		id: "{lower10}",
		computed: values{
			"arn": "arn:aws:apigateway:{region}::/apis/{id}", "api_endpoint": "https://{id}.execute-api.{region}.amazonaws.com",
			"execution_arn": "arn:aws:execute-api:{region}:{account}:{id}", "ip_address_type": "ipv4",
		},
		defaults: values{
			"api_key_selection_expression": "$request.header.x-api-key",
			"route_selection_expression":   "$request.method $request.path", "disable_execute_api_endpoint": false,
		},
		replace: "protocol_type", rules: rules{"protocol_type": oneOf("HTTP WEBSOCKET"), "name": matching(1, 128, `.*`, "")},
	},
	"aws_apigatewayv2_stage": {
		id: "{name}", key: "{api_id}/{name}", importID: "{api_id}/{name}",
		computed: values{
			"arn":           "arn:aws:apigateway:{region}::/apis/{api_id}/stages/{name}",
			"execution_arn": "arn:aws:execute-api:{region}:{account}:{api_id}/{name}", "invoke_url": stageURL,
			"deployment_id": "{lower6}",
		},
		defaults: values{"auto_deploy": false},
		replace:  "api_id name",
		rules:    rules{"name": matching(1, 128, `[A-Za-z0-9_$-]+`, "have only letters, digits and _$-")},
	},
	"aws_apigatewayv2_route": withUnique(
		apiPart(
			"", values{"api_key_required": false, "authorization_type": "NONE"},
			rules{"authorization_type": oneOf("NONE JWT AWS_IAM CUSTOM"), "route_key": isRouteKey},
		),
		"api_id route_key",
	),
	"aws_apigatewayv2_integration": withComputed(
		apiPart(
			"integration_type", values{"connection_type": "INTERNET", "payload_format_version": "1.0"},
			rules{
				"integration_type": oneOf("AWS AWS_PROXY HTTP HTTP_PROXY MOCK"), "connection_type": oneOf("INTERNET VPC_LINK"),
				"timeout_milliseconds": between(50, 30000),
			},
		),
		values{"timeout_milliseconds": 30000.0},
	),
	"aws_apigatewayv2_authorizer":  apiPart("", nil, rules{"authorizer_type": oneOf("JWT REQUEST")}),
	"aws_apigatewayv2_deployment":  apiPart("triggers", nil, nil),
	"aws_apigatewayv2_api_mapping": apiPart("domain_name", nil, nil),
	"aws_apigatewayv2_vpc_link": {
		id:       "{lower6}",
		computed: values{"arn": "arn:aws:apigateway:{region}::/vpclinks/{id}"},
		replace:  "security_group_ids subnet_ids",
	},
	"aws_apigatewayv2_domain_name": {
		id: "{domain_name}", computed: values{
			"arn":                              "arn:aws:apigateway:{region}::/domainnames/{domain_name}",
			"api_mapping_selection_expression": "$request.basepath",
			"domain_name_configuration.target_domain_name": "d-{lower10}.execute-api.{region}.amazonaws.com",
			"domain_name_configuration.hosted_zone_id":     "Z1UJRXOUMOOFQ8",
			"domain_name_configuration.ip_address_type":    "ipv4",
		},
		replace: "domain_name",
		rules: rules{
			"domain_name_configuration.endpoint_type":   oneOf("REGIONAL"),
			"domain_name_configuration.security_policy": oneOf("TLS_1_2"),
		},
	},
	"aws_cloudfront_distribution": {
		id: "E{upper13}",
		computed: values{
			"arn": "arn:aws:cloudfront::{account}:distribution/{id}", "domain_name": "d{lower13}.cloudfront.net",
			"hosted_zone_id": "Z2FDTNDATAQYW2", "etag": "E{upper12}",
			"status": "Deployed", "caller_reference": "terraform-{stamp}", "last_modified_time": "{now}",
		},
		defaults: values{
			"http_version": "http2", "price_class": "PriceClass_All", "retain_on_delete": false, "wait_for_deployment": true,
			"staging": false, "is_ipv6_enabled": false,
			"default_cache_behavior.compress": false, "ordered_cache_behavior.compress": false,
			"default_cache_behavior.min_ttl": 0, "ordered_cache_behavior.min_ttl": 0,
			"origin.connection_attempts": 3, "origin.connection_timeout": 10,
			"origin.custom_origin_config.origin_keepalive_timeout": 5, "origin.custom_origin_config.origin_read_timeout": 30,
		},
		volatile: "etag last_modified_time",
		rules: rules{
			"http_version": oneOf("http1.1 http2 http3 http2and3"),
			"price_class":  oneOf("PriceClass_100 PriceClass_200 PriceClass_All"),
			"default_cache_behavior.viewer_protocol_policy": viewerPolicy,
			"ordered_cache_behavior.viewer_protocol_policy": viewerPolicy,
			"viewer_certificate.minimum_protocol_version": oneOf("SSLv3 TLSv1 TLSv1_2016 TLSv1.1_2016 TLSv1.2_2018 " +
				"TLSv1.2_2019 TLSv1.2_2021 TLSv1.2_2025 TLSv1.3_2025"),
			"viewer_certificate.ssl_support_method":              oneOf("sni-only vip static-ip"),
			"restrictions.geo_restriction.restriction_type":      oneOf("none whitelist blacklist"),
			"origin.custom_origin_config.origin_protocol_policy": oneOf("http-only https-only match-viewer"),
		},
		refs: map[string]string{"origin.origin_access_control_id": "aws_cloudfront_origin_access_control"},
	},
	"aws_cloudfront_origin_access_control": {
		id:       "E{upper13}",
		computed: values{"arn": "arn:aws:cloudfront::{account}:origin-access-control/{id}", "etag": "E{upper12}"},
		unique:   "name",
		exists:   "OriginAccessControlAlreadyExists",
		rules: rules{
			"origin_access_control_origin_type": oneOf("s3 lambda mediastore mediapackagev2"),
			"signing_behavior":                  oneOf("always never no-override"), "signing_protocol": oneOf("sigv4"),
		},
		busy: usesBy(
			"id", "OriginAccessControlInUse", "the origin access control '%s' is in use",
			"aws_cloudfront_distribution.origin.origin_access_control_id",
		),
	},
	"aws_cloudfront_origin_access_identity": {
		id: "E{upper13}",
		computed: values{
			"iam_arn":                         "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity {id}",
			"cloudfront_access_identity_path": "origin-access-identity/cloudfront/{id}", "etag": "E{upper12}",
			"s3_canonical_user_id": "{hex96}",
		},
	},
	"aws_cloudfront_cache_policy": {
		id:       "{uuid}",
		computed: values{"etag": "E{upper12}"},
		defaults: values{"default_ttl": 86400, "max_ttl": 31536000, "min_ttl": 0},
		unique:   "name",
		exists:   "CachePolicyAlreadyExists",
		volatile: "etag",
	},
	"aws_cloudfront_origin_request_policy": {
		id:       "{uuid}",
		computed: values{"etag": "E{upper12}"},
		unique:   "name",
		exists:   "OriginRequestPolicyAlreadyExists",
		volatile: "etag",
	},
	"aws_cloudfront_response_headers_policy": {
		id:       "{uuid}",
		computed: values{"etag": "E{upper12}"},
		unique:   "name",
		exists:   "ResponseHeadersPolicyAlreadyExists",
		volatile: "etag",
	},
	"aws_cloudfront_function": {
		id: "{name}",
		computed: values{
			"arn": "arn:aws:cloudfront::{account}:function/{name}", "etag": "E{upper12}", "live_stage_etag": "E{upper12}",
			"status": "DEPLOYED",
		},
		defaults: values{"publish": true},
		replace:  "name",
		rules:    rules{"runtime": oneOf("cloudfront-js-1.0 cloudfront-js-2.0")},
	},
	"aws_acm_certificate": {
		id: "{arn}",
		computed: values{
			"arn": "arn:aws:acm:{region}:{account}:certificate/{uuid}", "status": "ISSUED", "type": "AMAZON_ISSUED",
			"key_algorithm": "RSA_2048", "renewal_eligibility": "INELIGIBLE",
			"not_before": "{now}", "domain_validation_options": validationRecords, "options.export": "DISABLED",
			"subject_alternative_names": settledNames, "validation_method": "NONE",
		},
		replace: "domain_name subject_alternative_names validation_method key_algorithm certificate_authority_arn " +
			"validation_option",
		plan: planCertificate,
		rules: rules{
			"validation_method": oneOf("EMAIL DNS HTTP NONE"),
			"domain_name":       matching(1, 253, `[^.](.*[^.])?`, "not begin or end with a dot"),
		},
		busy: usesBy(
			"arn", "ResourceInUseException", "certificate '%s' is in use",
			"aws_lb_listener.certificate_arn aws_cloudfront_distribution.viewer_certificate.acm_certificate_arn",
		),
	},
	"aws_acm_certificate_validation": {id: "{now}", key: "{certificate_arn}", replace: "certificate_arn validation_record_fqdns"},
	"aws_route53_zone": {
		id: "Z{upper20}", computed: values{
			"arn": "arn:aws:route53:::hostedzone/{id}", "zone_id": "{id}", "primary_name_server": "ns-{digits3}.awsdns-00.com",
			"name_servers": []any{
				"ns-{digits3}.awsdns-00.com", "ns-{digits3}.awsdns-01.net", "ns-{digits3}.awsdns-02.org",
				"ns-{digits3}.awsdns-03.co.uk",
			},
			"vpc.vpc_region": "{region}",
		},
		defaults: values{"comment": "Managed by Terraform", "force_destroy": false},
		replace:  "name delegation_set_id",
		same:     map[string]func(a, b string) bool{"name": sameDomain},
		busy: usesBy(
			"zone_id", "HostedZoneNotEmpty", "the zone '%s' contains records and so cannot be deleted",
			"aws_route53_record.zone_id",
		),
	},
	"aws_route53_record": {
		id:       "{zone_id}_{name}_{type}{set}",
		terms:    values{"set": setSuffix},
		computed: values{"fqdn": recordName, "allow_overwrite": false},
		replace:  "zone_id name type set_identifier",
		rules: rules{
			"type": oneOf("SOA A TXT NS CNAME MX NAPTR PTR SRV SPF AAAA CAA DS TLSA SSHFP SVCB HTTPS"),
			"ttl":  between(0, 2147483647),
		},
		groups: []group{exactlyOne("records alias")},
		refs:   map[string]string{"zone_id": "aws_route53_zone"},
		exists: "InvalidChangeBatch",
		upsert: "allow_overwrite", same: map[string]func(a, b string) bool{"name": sameDomain},
	},
	"aws_route53_zone_association": {
		id:       "{zone_id}:{vpc_id}",
		computed: values{"owning_account": "{account}", "vpc_region": "{region}"},
		replace:  "zone_id vpc_id",
		refs:     map[string]string{"zone_id": "aws_route53_zone"},
	},
	"aws_route53_health_check": {
		id:       "{uuid}",
		computed: values{"arn": "arn:aws:route53:::healthcheck/{id}", "failure_threshold": 3},
		replace:  "type request_interval reference_name",
	},
	"aws_wafv2_web_acl": {
		id:       "{uuid}",
		computed: values{"arn": wafARN("webacl"), "lock_token": "{uuid}", "capacity": 700},
		replace:  "name name_prefix scope",
		volatile: "lock_token",
		unique:   "name scope",
		exists:   "WAFDuplicateItemException",
		rules:    rules{"scope": oneOf("CLOUDFRONT REGIONAL"), "name": wafName},
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
		rules:    rules{"scope": oneOf("CLOUDFRONT REGIONAL"), "ip_address_version": oneOf("IPV4 IPV6"), "name": wafName},
	},
	"aws_wafv2_web_acl_association": {
		id:      "{web_acl_arn},{resource_arn}",
		replace: "web_acl_arn resource_arn",
		refs:    map[string]string{"web_acl_arn": "aws_wafv2_web_acl"},
	},
	"aws_wafv2_web_acl_logging_configuration": {id: "{resource_arn}", replace: "resource_arn log_destination_configs"},
}

var (
	viewerPolicy = oneOf("allow-all https-only redirect-to-https")
	wafName      = matching(1, 128, `[\w-]+`, "have only letters, digits, hyphens and underscores")
)

func withUnique(k kind, names string) kind {
	k.unique, k.exists = names, "ConflictException"
	return k
}

func isRouteKey(v any) string {
	s, _ := v.(string)
	method, path, ok := strings.Cut(s, " ")
	if strings.HasPrefix(s, "$") || ok && strings.HasPrefix(path, "/") && oneOf("ANY GET POST PUT PATCH DELETE HEAD OPTIONS")(method) == "" {
		return ""
	}
	return "must look like \"GET /path\" or be $default, got \"" + s + "\""
}

func stageURL(o *op) any {
	if o.str("name") == "$default" {
		return o.expand("https://{api_id}.execute-api.{region}.amazonaws.com/")
	}
	return o.expand("https://{api_id}.execute-api.{region}.amazonaws.com/{name}")
}

// planCertificate makes the names of the validation records known before apply,
// so that a for_each over them can be planned, as the real provider does.
func planCertificate(o *op) {
	names := certificateNames(o)
	if open(names) || names[0] == nil || names[0] == "" {
		return
	}
	o.attrs["subject_alternative_names"] = names
	if o.prior != nil || o.attrs["validation_method"] != "DNS" {
		return
	}
	options := []any{}
	for _, name := range names {
		options = append(options, map[string]any{
			"domain_name": name, "resource_record_name": unknown{}, "resource_record_type": unknown{},
			"resource_record_value": unknown{},
		})
	}
	o.attrs["domain_validation_options"] = options
}

// certificateNames are all names of a certificate, its first one included.
func certificateNames(o *op) []any {
	given, _ := o.input["subject_alternative_names"].([]any)
	if open(o.input["subject_alternative_names"]) {
		return []any{unknown{}}
	}
	first := o.attrs["domain_name"]
	others := slices.DeleteFunc(slices.Clone(given), func(name any) bool { return name == first })
	return append([]any{first}, others...)
}

// settledNames are the names once all arguments are known; an imported certificate has none.
func settledNames(o *op) any {
	if o.str("domain_name") == "" {
		return []any{}
	}
	return certificateNames(o)
}

// validationRecords are the DNS records that prove that one owns the names of a certificate.
func validationRecords(o *op) any {
	out := []any{}
	if o.str("validation_method") != "DNS" {
		return out
	}
	for _, v := range settledNames(o).([]any) {
		name := text(v)
		bare := strings.TrimPrefix(name, "*.")
		out = append(out, map[string]any{
			"domain_name": name, "resource_record_name": "_" + digest(bare, 32) + "." + bare + ".",
			"resource_record_type":  "CNAME",
			"resource_record_value": "_" + digest("value "+bare, 32) + ".acm-validations.aws.",
		})
	}
	return out
}

// recordName is a record's full name: names may be given relative to their zone.
func recordName(o *op) any {
	name := strings.TrimSuffix(o.str("name"), ".")
	zone, ok := o.find("aws_route53_zone", o.str("zone_id"))
	domain := strings.TrimSuffix(text(zone.Attributes["name"]), ".")
	switch {
	case !ok || name == domain || strings.HasSuffix(name, "."+domain):
		return name
	case name == "":
		return domain
	}
	return name + "." + domain
}

func setSuffix(o *op) any {
	if s := o.str("set_identifier"); s != "" {
		return "_" + s
	}
	return ""
}

// sameDomain reports whether two names differ only in case or in the dot at the end.
func sameDomain(a, b string) bool {
	return strings.EqualFold(strings.TrimSuffix(a, "."), strings.TrimSuffix(b, "."))
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
