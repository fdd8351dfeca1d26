locals {
  # A wildcard is proved by the same record as the name under it.
  proofs = toset(var.prove ? [for n in concat([var.domain], var.alternative_names) : trimprefix(n, "*.")] : [])
  options = {
    for o in aws_acm_certificate.this.domain_validation_options : trimprefix(o.domain_name, "*.") => o...
  }
}

resource "aws_acm_certificate" "this" {
  # flota:waive acm-no-wildcard one certificate for all names of one environment, which its own load balancer holds

  region = var.region

  domain_name               = var.domain
  subject_alternative_names = var.alternative_names
  validation_method         = "DNS"

  # A listener never stands without a certificate while its names change.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "proof" {
  for_each = local.proofs

  zone_id = var.zone_id
  name    = local.options[each.value][0].resource_record_name
  type    = local.options[each.value][0].resource_record_type
  records = [local.options[each.value][0].resource_record_value]
  ttl     = 300

  # In an account, all certificates of a name are proved by one and the same
  # record: it may be there from a certificate that was made elsewhere.
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "this" {
  region = var.region

  certificate_arn         = aws_acm_certificate.this.arn
  validation_record_fqdns = var.prove ? [for r in aws_route53_record.proof : r.fqdn] : null
}
