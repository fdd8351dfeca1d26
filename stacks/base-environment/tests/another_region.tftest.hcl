variables {
  role_arn    = "arn:aws:iam::111111111111:role/cambio-eu-deliver"
  fleet       = "cambio"
  environment = "eu"
  account     = "111111111111"
  region      = "eu-west-1"
  domain      = "eu.cambio.example"
  protect     = false
  network     = { cidr = "10.30.0.0/16", zones = 3, nat = "per_zone" }
  edge        = { cdn = true, waf = {} }
}

run "apply" {
  command = apply

  assert {
    condition     = startswith(output.cdn_certificate_arn, "arn:aws:acm:us-east-1:")
    error_message = "CloudFront's certificate must be in us-east-1."
  }

  assert {
    condition     = startswith(output.web_acl_arn, "arn:aws:wafv2:us-east-1:") && startswith(module.cdn_logs_key[0].arn, "arn:aws:kms:us-east-1:")
    error_message = "CloudFront's web ACL, and the key of its logs, must be in us-east-1."
  }

  assert {
    condition     = strcontains(output.load_balancers.internal.listener_arn, ":eu-west-1:") && strcontains(output.cluster.arn, ":eu-west-1:")
    error_message = "Everything else must be in the region."
  }

  assert {
    condition     = length(output.private_subnet_ids) == 3
    error_message = "There must be a subnet in each of three zones."
  }
}
