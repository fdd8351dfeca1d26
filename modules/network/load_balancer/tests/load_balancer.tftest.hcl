variables {
  name            = "cambio-dev-public"
  internal        = false
  vpc_id          = "vpc-0123456789abcdef0"
  vpc_cidr        = "10.20.0.0/16"
  subnet_ids      = ["subnet-00000000000000001", "subnet-00000000000000002"]
  clients         = { world = "0.0.0.0/0" }
  certificate_arn = "arn:aws:acm:us-east-1:111111111111:certificate/11111111-2222-3333-4444-555555555555"
  log_bucket      = "cambio-dev-logs-111111111111-us-east-1"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "plan_public" {
  command = plan

  assert {
    condition     = aws_lb.this.internal == false && aws_lb.this.enable_deletion_protection && aws_lb.this.drop_invalid_header_fields && !aws_lb.this.enable_waf_fail_open
    error_message = "A public load balancer must be protected, drop bad headers, and let nothing past its web ACL."
  }

  assert {
    condition     = aws_lb_listener.https.protocol == "HTTPS" && aws_lb_listener.https.ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    error_message = "The listener must speak TLS 1.2 or newer."
  }

  assert {
    condition     = aws_lb_listener.https.default_action[0].type == "fixed-response" && aws_lb_listener.https.default_action[0].fixed_response[0].status_code == "404"
    error_message = "A path that no service claims must be answered with 404."
  }

  assert {
    condition     = aws_lb_listener.redirect[0].default_action[0].redirect[0].status_code == "HTTP_301" && aws_lb_listener.redirect[0].default_action[0].redirect[0].protocol == "HTTPS"
    error_message = "Plain HTTP must be redirected to HTTPS for good."
  }

  assert {
    condition     = aws_lb.this.access_logs[0].enabled && aws_lb.this.access_logs[0].bucket == var.log_bucket
    error_message = "Access must be logged."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.https["world"].to_port == 443 && aws_vpc_security_group_ingress_rule.redirect["world"].to_port == 80
    error_message = "The world may come in on 443, and on 80 for the redirect."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.services.cidr_ipv4 == "10.20.0.0/16"
    error_message = "Requests may go into the network only."
  }
}

run "apply_internal" {
  command = apply

  variables {
    vpc_id          = run.setup.vpc_id
    subnet_ids      = run.setup.subnet_ids
    certificate_arn = run.setup.certificate_arn
    log_bucket      = run.setup.log_bucket
    name            = "cambio-dev-services"
    internal        = true
    clients         = { "private-a" = "10.20.0.0/19", "private-b" = "10.20.32.0/19" }
    protect         = false
  }

  assert {
    condition     = aws_lb.this.internal && !aws_lb.this.enable_deletion_protection
    error_message = "It must be internal, and unprotected when asked."
  }

  assert {
    condition     = length(aws_lb_listener.redirect) == 0 && length(aws_vpc_security_group_ingress_rule.redirect) == 0
    error_message = "An internal load balancer must not listen on plain HTTP at all."
  }

  assert {
    condition     = [for r in aws_vpc_security_group_ingress_rule.https : r.cidr_ipv4] == ["10.20.0.0/19", "10.20.32.0/19"]
    error_message = "Only the private subnets may come in."
  }

  assert {
    condition     = startswith(output.arn_suffix, "app/cambio-dev-services/") && endswith(output.arn, output.arn_suffix)
    error_message = "The ARN's suffix must be CloudWatch's dimension."
  }

  assert {
    condition     = startswith(output.listener_arn, "arn:aws:elasticloadbalancing:") && strcontains(output.listener_arn, ":listener/app/cambio-dev-services/")
    error_message = "The listener must belong to the load balancer."
  }
}

run "refuses_an_open_internal_one" {
  command = plan

  variables {
    internal = true
  }

  expect_failures = [var.clients]
}

run "refuses_bad_values" {
  command = plan

  variables {
    name         = "internal-a-name-that-is-much-too-long-for-aws"
    subnet_ids   = ["subnet-00000000000000001"]
    tls_policy   = "ELBSecurityPolicy-2016-08"
    idle_timeout = 0
  }

  expect_failures = [var.name, var.subnet_ids, var.tls_policy, var.idle_timeout]
}
