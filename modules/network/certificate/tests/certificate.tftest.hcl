variables {
  domain            = "dev.cambio.example"
  alternative_names = ["*.dev.cambio.example", "internal.dev.cambio.example"]
  zone_id           = "Z0000000000000000001"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply_proves_every_name" {
  command = apply

  variables {
    zone_id = run.setup.zone_id
  }

  assert {
    condition     = aws_acm_certificate.this.validation_method == "DNS"
    error_message = "Names must be proved by DNS, which renews by itself."
  }

  assert {
    condition     = keys(aws_route53_record.proof) == ["dev.cambio.example", "internal.dev.cambio.example"]
    error_message = "A wildcard must share the record of the name under it."
  }

  assert {
    condition     = alltrue([for r in aws_route53_record.proof : r.type == "CNAME" && r.zone_id == run.setup.zone_id])
    error_message = "Proofs must be CNAME records in the zone."
  }

  assert {
    condition     = output.arn == aws_acm_certificate.this.arn && startswith(output.arn, "arn:aws:acm:")
    error_message = "The output must be the issued certificate."
  }
}

run "plan_in_another_region" {
  command = plan

  variables {
    region = "us-east-1"
    prove  = false
  }

  assert {
    condition     = length(aws_route53_record.proof) == 0
    error_message = "Records that another certificate makes must not be made twice."
  }

  assert {
    condition     = aws_acm_certificate.this.region == "us-east-1" && aws_acm_certificate_validation.this.region == "us-east-1"
    error_message = "The certificate must be made in the region asked for."
  }
}

run "refuses_a_name_twice" {
  command = plan

  variables {
    alternative_names = ["*.dev.cambio.example", "*.dev.cambio.example"]
  }

  expect_failures = [var.alternative_names]
}
