package catalog

import (
	"net/netip"

	"flota.dev/flota/internal/gate/check"
)

// publicZone wants a zone that the whole internet may ask: one without a VPC.
var publicZone = check.And(check.Missing("vpc"), check.Missing("vpc_id"),
	check.Not(check.With("aws_route53_zone_association", "zone_id", check.Exists), "a VPC is associated with it"))

var registeredDomains = []string{"aws_route53domains_registered_domain", "aws_route53domains_domain"}

var route53 = []check.Check{
	{
		ID: "route53-query-logging", Family: check.Logging, Severity: check.Medium,
		Title: "Route 53 zone does not log queries",
		Why:   "Who looks for hosts of the domain, before an attack or after one, stays unseen.",
		Mend: `resource "aws_route53_query_log" "this" {
  zone_id                  = aws_route53_zone.this.zone_id
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.this.arn
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV2_AWS_39", "KICS:cloudwatch_logging_disabled", "Route53.2"},
		Types:     []string{"aws_route53_zone"},
		Look:      check.Want(check.If(publicZone, check.With("aws_route53_query_log", "zone_id", check.Exists))),
	},
	{
		ID: "route53-dnssec", Family: check.Network, Severity: check.Medium,
		Title: "Route 53 zone is not signed",
		Why:   "Without DNSSEC a forged answer sends users, and their passwords, to another host.",
		Mend: `resource "aws_route53_hosted_zone_dnssec" "this" {
  hosted_zone_id = aws_route53_key_signing_key.this.hosted_zone_id
}

resource "aws_route53_key_signing_key" "this" {
  name                       = "main"
  hosted_zone_id             = aws_route53_zone.this.id
  key_management_service_arn = aws_kms_key.this.arn
}`,
		Practices: []string{"SEC09-BP03"},
		Aliases:   []string{"CKV2_AWS_38"},
		Types:     []string{"aws_route53_zone"},
		Look: check.Want(check.If(publicZone, check.Or(
			check.With("aws_route53_hosted_zone_dnssec", "hosted_zone_id", dnssecSigning),
			check.With("aws_route53_key_signing_key", "hosted_zone_id",
				check.With("aws_route53_hosted_zone_dnssec", "hosted_zone_id", dnssecSigning))))),
	},
	{
		ID: "route53-record-attached", Family: check.Network, Severity: check.Low,
		Title: "Route 53 record leads to a host that nothing here owns",
		Why:   "When the address or balancer is given up, whoever gets it next answers in your name.",
		Mend: `resource "aws_route53_record" "this" {
  zone_id = aws_route53_zone.this.zone_id
  name    = "shop"
  type    = "A"
  ttl     = 300
  records = [aws_eip.this.public_ip]
}`,
		Practices: []string{"SEC05-BP02", "SEC06-BP02"},
		Aliases:   []string{"CKV2_AWS_23"},
		Types:     []string{"aws_route53_record"},
		Look:      danglingRecord,
	},
	{
		ID: "route53-record-values", Family: check.Network, Severity: check.Medium,
		Title: "Route 53 record has no value",
		Why:   "The name leads nowhere, so what relies on it fails.",
		Mend: `resource "aws_route53_record" "this" {
  zone_id = aws_route53_zone.this.zone_id
  name    = "shop"
  type    = "A"
  ttl     = 300
  records = [aws_eip.this.public_ip]
}`,
		Practices: []string{"REL02-BP01"},
		Aliases:   []string{"KICS:route53_record_undefined"},
		Types:     []string{"aws_route53_record"},
		Look:      check.Want(check.Or(check.Given("records"), check.Given("alias"))),
	},
	{
		ID: "route53-domain-transfer-lock", Family: check.Access, Severity: check.Medium,
		Title: "Route 53 domain can be transferred away",
		Why:   "Who gets at the registration may move the domain to another registrar, and with it every user.",
		Mend: `resource "aws_route53domains_registered_domain" "this" {
  domain_name   = "example.com"
  transfer_lock = true
}`,
		Practices: []string{"SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_377"},
		Types:     registeredDomains,
		Look:      check.Want(check.True("transfer_lock", true)),
		Fix:       &check.Fix{Path: "transfer_lock", Value: "true"},
	},
	{
		ID: "route53-domain-privacy", Family: check.Access, Severity: check.Low,
		Title: "Route 53 domain shows its contacts to everyone",
		Why:   "Names, addresses and phone numbers in WHOIS are what fraudulent transfers and mails begin with.",
		Mend: `resource "aws_route53domains_registered_domain" "this" {
  domain_name        = "example.com"
  admin_privacy      = true
  registrant_privacy = true
  tech_privacy       = true
}`,
		Practices: []string{"SEC07-BP02"},
		Types:     registeredDomains,
		Look: check.Want(check.And(
			check.True("admin_privacy", true), check.True("registrant_privacy", true), check.True("tech_privacy", true))),
	},
	{
		ID: "route53-domain-renewal", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "Route 53 domain does not renew itself",
		Why:   "On the day that nobody thinks of it the domain expires, and anyone may buy it.",
		Mend: `resource "aws_route53domains_registered_domain" "this" {
  domain_name = "example.com"
  auto_renew  = true
}`,
		Practices: []string{"REL02-BP01"},
		Types:     registeredDomains,
		Look:      check.Want(check.True("auto_renew", true)),
		Fix:       &check.Fix{Path: "auto_renew", Value: "true"},
	},
	{
		ID: "route53-firewall-fails-closed", Family: check.Network, Severity: check.Low,
		Title: "Route 53 firewall lets queries through when it fails",
		Why:   "While it fails, hosts may look up, and send data to, domains that are blocked otherwise.",
		Mend: `resource "aws_route53_resolver_firewall_config" "this" {
  resource_id        = aws_vpc.this.id
  firewall_fail_open = "DISABLED"
}`,
		Practices: []string{"SEC05-BP03"},
		Types:     []string{"aws_route53_resolver_firewall_config"},
		Look:      check.Want(check.NoneOf("firewall_fail_open", "DISABLED", "ENABLED")),
	},
}

// dnssecSigning is what DNSSEC of a zone is set to unless something else is written.
var dnssecSigning = check.OneOf("signing_status", "SIGNING", "SIGNING")

// danglingRecord looks for addresses and host names that stand literally in a record.
func danglingRecord(s *check.Subject) {
	if typ, known := s.Get("type").Text(""); !known || typ != "A" && typ != "AAAA" {
		return
	}
	records := s.Get("records")
	texts, _ := records.Texts()
	for _, text := range texts {
		if a, err := netip.ParseAddr(text); err == nil && !a.IsPrivate() && !a.IsLoopback() && !a.IsLinkLocalUnicast() {
			s.Fail(records, "records has %s, which no resource here has", text)
			return
		}
	}
	name := s.Get("alias.name")
	if text, known := name.Text(""); known && text != "" && len(s.Named(name, "aws_route53_record")) == 0 {
		s.Fail(name, "alias.name is %q, which no resource here has", text)
	}
}
