package provider

import "strings"

// cloudfrontKinds are distributions, what they are made of, and the delivery of their logs (CloudFront and CloudWatch Logs APIs).
var cloudfrontKinds = map[string]kind{
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
			"origin.vpc_origin_config.origin_keepalive_timeout": 5, "origin.vpc_origin_config.origin_read_timeout": 30,
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
		refs: map[string]string{
			"origin.origin_access_control_id":        "aws_cloudfront_origin_access_control",
			"origin.vpc_origin_config.vpc_origin_id": "aws_cloudfront_vpc_origin",
		},
		create: checkDistribution, update: checkDistribution,
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
		rules: rules{
			"name": policyName, "min_ttl": between(0, 31536000), "default_ttl": between(0, 31536000), "max_ttl": between(0, 31536000),
			"parameters_in_cache_key_and_forwarded_to_origin.cookies_config.cookie_behavior":             oneOf("none whitelist allExcept all"),
			"parameters_in_cache_key_and_forwarded_to_origin.headers_config.header_behavior":             oneOf("none whitelist"),
			"parameters_in_cache_key_and_forwarded_to_origin.query_strings_config.query_string_behavior": oneOf("none whitelist allExcept all"),
		},
		create: checkCachePolicy, update: checkCachePolicy,
		busy: usesBy(
			"id", "CachePolicyInUse", "the cache policy '%s' is in use",
			"aws_cloudfront_distribution.default_cache_behavior.cache_policy_id aws_cloudfront_distribution.ordered_cache_behavior.cache_policy_id",
		),
	},
	"aws_cloudfront_origin_request_policy": {
		id:       "{uuid}",
		computed: values{"etag": "E{upper12}"},
		unique:   "name",
		exists:   "OriginRequestPolicyAlreadyExists",
		volatile: "etag",
		rules: rules{
			"name": policyName, "cookies_config.cookie_behavior": oneOf("none whitelist allExcept all"),
			"headers_config.header_behavior":             oneOf("none whitelist allViewer allViewerAndWhitelistCloudFront allExcept"),
			"query_strings_config.query_string_behavior": oneOf("none whitelist allExcept all"),
		},
		busy: usesBy(
			"id", "OriginRequestPolicyInUse", "the origin request policy '%s' is in use",
			"aws_cloudfront_distribution.default_cache_behavior.origin_request_policy_id "+
				"aws_cloudfront_distribution.ordered_cache_behavior.origin_request_policy_id",
		),
	},
	"aws_cloudfront_response_headers_policy": {
		id:       "{uuid}",
		computed: values{"etag": "E{upper12}"},
		unique:   "name",
		exists:   "ResponseHeadersPolicyAlreadyExists",
		volatile: "etag",
		rules: rules{
			"name": policyName, "security_headers_config.frame_options.frame_option": oneOf("DENY SAMEORIGIN"),
		},
		busy: usesBy(
			"id", "ResponseHeadersPolicyInUse", "the response headers policy '%s' is in use",
			"aws_cloudfront_distribution.default_cache_behavior.response_headers_policy_id "+
				"aws_cloudfront_distribution.ordered_cache_behavior.response_headers_policy_id",
		),
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
	"aws_cloudfront_vpc_origin": {
		id:       "vo_{lower22}",
		computed: values{"arn": "arn:aws:cloudfront::{account}:vpcorigin/{id}", "etag": "E{upper12}"},
		volatile: "etag",
		rules: rules{
			"vpc_origin_endpoint_config.arn":                        isARN,
			"vpc_origin_endpoint_config.origin_protocol_policy":     viewerOrigin,
			"vpc_origin_endpoint_config.origin_ssl_protocols.items": oneOf("SSLv3 TLSv1 TLSv1.1 TLSv1.2"),
		},
		refs: map[string]string{"vpc_origin_endpoint_config.arn": "aws_lb"},
		busy: usesBy(
			"id", "CannotDeleteEntityWhileInUse", "the VPC origin '%s' is in use",
			"aws_cloudfront_distribution.origin.vpc_origin_config.vpc_origin_id",
		),
	},
	"aws_cloudwatch_log_delivery_source": {
		key: "{name}", importID: "{name}",
		computed: values{"arn": "arn:aws:logs:{region}:{account}:delivery-source:{name}", "service": "cloudfront"},
		replace:  "name log_type resource_arn",
		rules:    rules{"name": deliveryName, "resource_arn": isARN},
		create:   checkDeliverySource,
	},
	"aws_cloudwatch_log_delivery_destination": {
		key: "{name}", importID: "{name}",
		computed: values{"arn": "arn:aws:logs:{region}:{account}:delivery-destination:{name}", "delivery_destination_type": destinationType},
		replace:  "name output_format",
		rules:    rules{"name": deliveryName, "output_format": oneOf("json plain w3c raw parquet")},
	},
	"aws_cloudwatch_log_delivery": {
		id:       "{lower16}",
		computed: values{"arn": "arn:aws:logs:{region}:{account}:delivery:{id}"},
		replace:  "delivery_destination_arn delivery_source_name",
		refs: map[string]string{
			"delivery_source_name":     "aws_cloudwatch_log_delivery_source",
			"delivery_destination_arn": "aws_cloudwatch_log_delivery_destination",
		},
	},
}

var (
	viewerPolicy = oneOf("allow-all https-only redirect-to-https")
	viewerOrigin = oneOf("http-only https-only match-viewer")
	policyName   = matching(1, 128, `[\w-]+`, "have only letters, digits, hyphens and underscores")
	deliveryName = matching(1, 60, `[\w-]+`, "have only letters, digits, hyphens and underscores")
)

// checkDistribution refuses a web ACL that is not for CloudFront.
func checkDistribution(o *op) error {
	acl := o.str("web_acl_id")
	if acl == "" {
		return nil
	}
	r, ok := o.find("aws_wafv2_web_acl", acl)
	if !ok || r.Attributes["scope"] != "CLOUDFRONT" {
		return refuse("InvalidWebACLId", "web ACL '%s' is not valid for your distribution: there is none of that ARN with scope CLOUDFRONT", acl)
	}
	return nil
}

// checkCachePolicy holds the order of the times.
func checkCachePolicy(o *op) error {
	least, _ := o.at("min_ttl").(float64)
	usual, _ := o.at("default_ttl").(float64)
	most, _ := o.at("max_ttl").(float64)
	if least > usual || usual > most {
		return refuse("InvalidArgument", "the cache policy's times must be in order: min_ttl %g, default_ttl %g, max_ttl %g", least, usual, most)
	}
	return nil
}

// checkDeliverySource holds where CloudFront's logs start: PutDeliverySource in us-east-1.
func checkDeliverySource(o *op) error {
	arn := o.str("resource_arn")
	if !strings.HasPrefix(arn, "arn:aws:cloudfront:") {
		return nil
	}
	if !o.exists("aws_cloudfront_distribution", arn) {
		return refuse("ResourceNotFoundException", "the resource '%s' does not exist", arn)
	}
	if o.region() != "us-east-1" {
		return refuse("ValidationException", "PutDeliverySource action is not supported for this LogType in region %s", o.region())
	}
	return nil
}

// destinationType follows from the ARN of what takes the logs.
func destinationType(o *op) any {
	for _, v := range collect(map[string]any(o.attrs), []string{"delivery_destination_configuration", "destination_resource_arn"}) {
		for service, typ := range map[string]string{"s3": "S3", "logs": "CWL", "firehose": "FH"} {
			if strings.HasPrefix(text(v), "arn:aws:"+service+":") {
				return typ
			}
		}
	}
	return "S3"
}
