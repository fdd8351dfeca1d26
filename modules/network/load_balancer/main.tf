resource "aws_lb" "this" {
  # flota:waive elb-deletion-protection var.protect is on where an environment needs approval; the others are made and unmade
  # flota:waive elb-internal the manifest says so: edge.api is false, and the load balancer is the way in
  # flota:waive elb-waf the team decides on the cost of a web ACL; services check their input themselves
  # flota:waive shield-advanced 3,000 dollars a month; Shield Standard is on for everyone

  name               = var.name
  load_balancer_type = "application"
  internal           = var.internal
  subnets            = var.subnet_ids
  security_groups    = [aws_security_group.this.id]
  idle_timeout       = var.idle_timeout

  enable_deletion_protection = var.protect
  # Requests that two servers could read in two ways are dropped: they are how request smuggling works.
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "defensive"
  enable_waf_fail_open       = var.waf_fail_open

  access_logs {
    bucket  = var.log_bucket
    prefix  = "load-balancers"
    enabled = true
  }

  # Handshakes that failed are in these only.
  connection_logs {
    bucket  = var.log_bucket
    prefix  = "load-balancers"
    enabled = true
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.tls_policy
  certificate_arn   = var.certificate_arn

  # Services add their own rules. What no rule claims is nobody's.
  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "application/json"
      message_body = jsonencode({ error = "no service at this path" })
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener" "redirect" {
  count = var.internal ? 0 : 1

  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}
