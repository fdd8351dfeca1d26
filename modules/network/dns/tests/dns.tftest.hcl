variables {
  domain = "dev.cambio.example"
  vpc_id = "vpc-0123456789abcdef0"
  internal_target = {
    dns_name = "internal-cambio-dev.us-east-1.elb.amazonaws.com"
    zone_id  = "Z35SXDOTRQ7X7K"
  }
  public_target = {
    dns_name = "d-0123456789.execute-api.us-east-1.amazonaws.com"
    zone_id  = "Z1UJRXOUMOOFQ8"
  }
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply_with_a_zone_of_its_own" {
  command = apply

  variables {
    vpc_id = run.setup.vpc_id
  }

  assert {
    condition     = aws_route53_zone.public[0].name == "dev.cambio.example" && length(output.name_servers) == 4
    error_message = "A public zone with four name servers must be made."
  }

  assert {
    condition     = one(aws_route53_zone.internal.vpc).vpc_id == run.setup.vpc_id
    error_message = "The internal zone must be private to the network."
  }

  assert {
    condition     = aws_route53_record.internal.name == "internal.dev.cambio.example" && aws_route53_record.internal.type == "A"
    error_message = "The internal name must have an address record."
  }

  assert {
    condition     = one(aws_route53_record.internal.alias).name == var.internal_target.dns_name
    error_message = "The internal name must lead to the internal load balancer."
  }

  assert {
    condition     = aws_route53_record.public.name == "api.dev.cambio.example" && aws_route53_record.public.zone_id == output.zone_id && output.public_host == "api.dev.cambio.example"
    error_message = "The public name must stand in the public zone."
  }

  assert {
    condition     = one(aws_route53_record.public.alias).name == var.public_target.dns_name
    error_message = "The public name must lead to the API."
  }

  assert {
    condition     = output.internal_host == "internal.dev.cambio.example" && output.zone_id == aws_route53_zone.public[0].zone_id
    error_message = "The outputs must name the host and the zone."
  }
}

run "plan_with_a_given_zone" {
  command = plan

  variables {
    zone_id = "Z0000000000000000001"
  }

  assert {
    condition     = length(aws_route53_zone.public) == 0 && output.zone_id == "Z0000000000000000001" && length(output.name_servers) == 0
    error_message = "A given zone must be used, and none made."
  }
}

run "refuses_a_bad_domain" {
  command = plan

  variables {
    domain = "Dev"
  }

  expect_failures = [var.domain]
}
