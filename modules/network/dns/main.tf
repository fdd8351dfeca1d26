locals {
  internal_host = "internal.${var.domain}"
  public_host   = "api.${var.domain}"
  zone_id       = var.zone_id != null ? var.zone_id : aws_route53_zone.public[0].zone_id
}

resource "aws_route53_zone" "public" {
  # flota:waive route53-dnssec signing needs a record in the parent zone, which only the owner of the domain can set
  # flota:waive route53-query-logging what is asked is public; the API and the load balancer log who came
  # flota:waive shield-advanced 3,000 dollars a month; Shield Standard is on for everyone

  count = var.zone_id == null ? 1 : 0

  name    = var.domain
  comment = "Public names of ${var.domain}"
}

# The private zone has the internal name only, so it shadows none of the domain's public names.
resource "aws_route53_zone" "internal" {
  name    = local.internal_host
  comment = "Name by which services of ${var.domain} find each other"

  vpc {
    vpc_id = var.vpc_id
  }
}

resource "aws_route53_record" "internal" {
  zone_id = aws_route53_zone.internal.zone_id
  name    = local.internal_host
  type    = "A"

  alias {
    name                   = var.internal_target.dns_name
    zone_id                = var.internal_target.zone_id
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "public" {
  zone_id = local.zone_id
  name    = local.public_host
  type    = "A"

  alias {
    name                   = var.public_target.dns_name
    zone_id                = var.public_target.zone_id
    evaluate_target_health = false
  }
}
