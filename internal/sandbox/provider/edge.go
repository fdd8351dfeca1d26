package provider

import (
	"slices"
	"strings"
)

// edgeKinds are names and their certificates (Route 53 and ACM APIs).
var edgeKinds = map[string]kind{
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
