package provider

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/published"
)

// sources are the data sources that do more than look a record up.
var sources = map[string]source{
	"aws_caller_identity": fill(
		values{
			"account_id": "{account}", "arn": "arn:aws:iam::{account}:user/sandbox", "id": "{account}", "user_id": "AIDASANDBOX",
		},
	),
	"aws_partition": fill(
		values{"partition": "aws", "id": "aws", "dns_suffix": "amazonaws.com", "reverse_dns_prefix": "com.amazonaws"},
	),
	"aws_region": readRegion,
	"aws_regions": fill(
		values{"names": []any{"us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-central-1", "sa-east-1"}, "id": "aws"},
	),
	"aws_availability_zones":  readZones,
	"aws_default_tags":        readDefaultTags,
	"aws_iam_policy_document": readPolicyDocument,
	"aws_iam_session_context": fill(values{"issuer_arn": "{arn}", "id": "{arn}"}),
	"aws_iam_account_alias":   fill(values{"account_alias": "sandbox-{account}", "id": "sandbox-{account}"}),
	"aws_arn":                 readARN,
	"aws_ami": fill(
		values{
			"id": "ami-{hash17}", "image_id": "{id}", "arn": "arn:aws:ec2:{region}::image/{id}", "architecture": "x86_64",
			"state": "available", "root_device_type": "ebs", "root_device_name": "/dev/xvda",
		},
	),
	"aws_canonical_user_id": fill(values{"id": "{hash64}"}),
	"aws_cloudfront_log_delivery_canonical_user_id": fill(
		values{"id": "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0"},
	),
	"aws_elb_service_account": readLoadBalancerAccount,
	"aws_service_principal": fill(
		values{"name": "{service_name}.amazonaws.com", "id": "{service_name}.{region}.amazonaws.com", "suffix": "amazonaws.com"},
	),
	"aws_ec2_managed_prefix_list": readPrefixList,
	"aws_prefix_list":             readPrefixList,
	"aws_ecr_authorization_token": fill(
		values{
			"user_name": "AWS", "password": "{account}", "id": "{region}",
			"proxy_endpoint": "https://{account}.dkr.ecr.{region}.amazonaws.com",
		},
	),
	"aws_ssm_parameter":                 readParameter,
	"aws_subnets":                       readMany("aws_subnet", "ids", "id"),
	"aws_vpcs":                          readMany("aws_vpc", "ids", "id"),
	"aws_route_tables":                  readMany("aws_route_table", "ids", "id"),
	"aws_security_groups":               readMany("aws_security_group", "ids", "id"),
	"aws_secretsmanager_secret_version": readSecretVersion,
	"aws_kms_key":                       readKey,
	"aws_vpc_endpoint_service": fill(
		values{"service_name": "com.amazonaws.{region}.{service}", "id": "{service_name}", "owner": "amazon"},
	),
	"aws_workspaces_bundle":                  readBundle,
	"aws_secretsmanager_random_password":     readPassword,
	"aws_cloudfront_cache_policy":            managed(cachePolicies),
	"aws_cloudfront_origin_request_policy":   managed(originPolicies),
	"aws_cloudfront_response_headers_policy": managed(headerPolicies),
}

// The ids of CloudFront's managed policies (CloudFront developer guide).
var (
	cachePolicies = map[string]string{
		"Managed-CachingOptimized":                       "658327ea-f89d-4fab-a63d-7e88639e58f6",
		"Managed-CachingDisabled":                        "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
		"Managed-CachingOptimizedForUncompressedObjects": "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
		"UseOriginCacheControlHeaders":                   "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
	}
	originPolicies = map[string]string{
		"Managed-AllViewer":                 "216adef6-5c7f-47e4-b989-5492eafa07d3",
		"Managed-AllViewerExceptHostHeader": "b689b0a8-53d0-40ab-baf2-68738e2966ac",
		"Managed-CORS-S3Origin":             "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
		"Managed-CORS-CustomOrigin":         "59781a5b-3903-41f3-afcb-af62929ccde1",
		"Managed-UserAgentRefererHeaders":   "acba4595-bd28-49b8-b9fe-13317c0390fa",
	}
	headerPolicies = map[string]string{
		"Managed-SecurityHeadersPolicy":                         "67f7725c-6f97-4210-82d7-5512b31e9d03",
		"Managed-SimpleCORS":                                    "60669652-455b-4ae9-85a4-c4c02393f86c",
		"Managed-CORS-With-Preflight":                           "5cc3b908-e619-4b99-88e5-2cf7f45965bd",
		"Managed-CORS-and-SecurityHeadersPolicy":                "e61eb60c-9c35-4d20-a928-2b84e02af89c",
		"Managed-CORS-with-preflight-and-SecurityHeadersPolicy": "eaab4381-ed33-4a86-88ca-d9558dc6cd63",
	}
)

// fill answers with fixed values and templates, for what the configuration leaves open.
func fill(v values) source {
	return func(o *op) error {
		o.kind.terms = values{"hash17": hexDigest(o.asked(), 17), "hash64": hexDigest(o.config.account, 64)}
		o.kind.computed = v
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if o.attrs[name] == nil {
				o.attrs[name] = unknown{}
			}
		}
		for name := range v {
			o.at(name)
		}
		return nil
	}
}

// asked is all that a data block asks for, as text, so that one question has one answer.
func (o *op) asked() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(o.attrs)) {
		b.WriteString(name + text(o.attrs[name]))
	}
	return b.String()
}

// managed answers for policies that AWS brings along, else for those in the store.
func managed(policies map[string]string) source {
	return func(o *op) error {
		for name, id := range policies {
			if o.attrs["name"] == name || o.attrs["id"] == id {
				o.attrs["name"], o.attrs["id"] = name, id
				return nil
			}
		}
		return lookUp(o)
	}
}

func readRegion(o *op) error {
	region := o.str("region")
	if region == "" {
		region = o.config.region
	}
	o.attrs["name"], o.attrs["id"], o.attrs["endpoint"] = region, region, "ec2."+region+".amazonaws.com"
	return nil
}

// readZones answers with three zones, or six in us-east-1, which are those that pass the filters by name and id.
func readZones(o *op) error {
	region := o.region()
	if region == "" {
		region = o.config.region
	}
	names, ids := []any{}, []any{}
	excluded := append(o.texts("exclude_names"), o.texts("exclude_zone_ids")...)
	letters := "abc"
	if region == "us-east-1" {
		letters = "abcdef"
	}
	for _, letter := range letters {
		zone := region + string(letter)
		is := map[string]any{"zone_name": zone, "zone_id": zoneIDOf(zone)}
		if slices.Contains(excluded, zone) || slices.Contains(excluded, zoneIDOf(zone)) || !o.filtersPass(is) {
			continue
		}
		names, ids = append(names, zone), append(ids, zoneIDOf(zone))
	}
	o.attrs["names"], o.attrs["zone_ids"], o.attrs["group_names"], o.attrs["id"] = names, ids, []any{region}, region
	return nil
}

func readDefaultTags(o *op) error {
	tags := map[string]any{}
	for k, v := range o.config.tags {
		tags[k] = v
	}
	o.attrs["tags"], o.attrs["id"] = tags, "aws"
	return nil
}

func readARN(o *op) error {
	part := strings.SplitN(o.str("arn"), ":", 6)
	if len(part) != 6 {
		return refuse("ValidationError", "'%s' is not an ARN", o.str("arn"))
	}
	for i, name := range []string{"partition", "service", "region", "account", "resource"} {
		o.attrs[name] = part[i+1]
	}
	o.attrs["id"] = o.str("arn")
	return nil
}

// readLoadBalancerAccount answers with the account that writes access logs (Elastic Load Balancing user guide).
func readLoadBalancerAccount(o *op) error {
	accounts := map[string]string{
		"us-east-1": "127311923021", "us-east-2": "033677994240", "us-west-1": "027434742980", "us-west-2": "797873946194",
		"ca-central-1": "985666609251",
		"eu-west-1":    "156460612806", "eu-west-2": "652711504416", "eu-west-3": "009996457667", "eu-central-1": "054676820928",
		"eu-north-1": "897822967062",
		"sa-east-1":  "507241528517", "ap-south-1": "718504428378", "ap-southeast-1": "114774131450",
		"ap-southeast-2": "783225319266", "ap-northeast-1": "582318560864",
	}
	region := o.region()
	if region == "" {
		region = o.config.region
	}
	account, ok := accounts[region]
	if !ok {
		return refuse("NotFound", "no Elastic Load Balancing account is known for %s", region)
	}
	o.attrs["id"], o.attrs["arn"] = account, "arn:aws:iam::"+account+":root"
	return nil
}

// readPrefixList answers for the lists that AWS keeps, else for those in the store.
func readPrefixList(o *op) error {
	name := o.str("name")
	for _, v := range collect(map[string]any(o.attrs), []string{"filter", "values"}) {
		name = text(v)
	}
	if !strings.HasPrefix(name, "com.amazonaws.") {
		return lookUp(o)
	}
	id := "pl-" + hexDigest(name, 8)
	o.attrs["name"], o.attrs["id"], o.attrs["owner_id"], o.attrs["address_family"] = name, id, "AWS", "IPv4"
	o.attrs["arn"] = "arn:aws:ec2:" + o.config.region + ":aws:prefix-list/" + id
	return nil
}

// readParameter answers for parameters in the store and for those that AWS publishes.
func readParameter(o *op) error {
	name := o.str("name")
	if r, ok := o.find("aws_ssm_parameter", name); ok {
		for _, result := range []string{"arn", "type", "value", "version", "insecure_value"} {
			o.attrs[result] = r.Attributes[result]
		}
		o.attrs["id"] = name
		return nil
	}
	p, ok := published.FindParameter(o.config.region, name)
	if !ok {
		return refuse("ParameterNotFound", "there is no parameter '%s'", name)
	}
	o.attrs["id"], o.attrs["type"], o.attrs["version"], o.attrs["arn"] = name, "String", 1.0, p.ARN
	o.attrs["value"], o.attrs["insecure_value"] = p.Value, p.Value
	return nil
}

func readSecretVersion(o *op) error {
	arn := o.str("secret_id")
	if secret, ok := o.find("aws_secretsmanager_secret", arn); ok {
		arn = text(secret.Attributes["arn"])
	}
	r, err := o.store.Get(o.secretKey(arn))
	if err != nil {
		return refuse("ResourceNotFoundException", "Secrets Manager can't find the secret '%s'", o.str("secret_id"))
	}
	o.attrs["arn"], o.attrs["secret_string"], o.attrs["version_id"] = arn, r.Attributes["secret_string"], r.Attributes["version_id"]
	o.attrs["id"], o.attrs["version_stages"] = arn+"|AWSCURRENT", []any{"AWSCURRENT"}
	return nil
}

// readKey finds a key by its id, ARN or alias.
func readKey(o *op) error {
	name := o.str("key_id")
	if i := strings.Index(name, "alias/"); i >= 0 {
		alias, ok := o.find("aws_kms_alias", name[i:])
		if !ok {
			return refuse("NotFoundException", "alias %s is not found", name)
		}
		name = text(alias.Attributes["target_key_arn"])
	}
	key, ok := o.find("aws_kms_key", name)
	if !ok {
		return refuse("NotFoundException", "key '%s' does not exist", name)
	}
	o.attrs["id"], o.attrs["arn"], o.attrs["description"] = key.ID, key.Attributes["arn"], key.Attributes["description"]
	o.attrs["aws_account_id"], o.attrs["enabled"], o.attrs["key_state"], o.attrs["key_manager"] = key.Account, true, "Enabled", "CUSTOMER"
	o.attrs["key_usage"], o.attrs["multi_region"] = key.Attributes["key_usage"], key.Attributes["multi_region"]
	return nil
}

// readMany lists the ids of all records that match.
func readMany(typ, result, of string) source {
	return func(o *op) error {
		found := []any{}
		for _, r := range o.store.List(typ, o.config.account, o.config.region) {
			if o.asksFor(r.Attributes) {
				found = append(found, r.Attributes[of])
			}
		}
		o.attrs[result], o.attrs["id"] = found, o.config.region+strconv.Itoa(len(found))
		return nil
	}
}
