# What a distribution stands before and on: an API's name, a load balancer, a zone, a certificate, a web ACL and a bucket for logs.

resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "this" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
}

resource "aws_security_group" "balancer" {
  name        = "balancer"
  description = "Load balancer"
  vpc_id      = aws_vpc.this.id
}

resource "aws_lb" "this" {
  name     = "cambio-dev-public"
  internal = true
  subnets  = aws_subnet.this[*].id
}

resource "aws_route53_zone" "this" {
  name = "dev.cambio.example"
}

resource "aws_acm_certificate" "this" {
  domain_name       = "*.dev.cambio.example"
  validation_method = "DNS"
}

resource "aws_s3_bucket" "logs" {
  bucket = "cambio-dev-logs-111111111111-us-east-1"
}

resource "aws_wafv2_web_acl" "this" {
  name  = "cambio-dev"
  scope = "CLOUDFRONT"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
    metric_name                = "cambio-dev"
  }
}

output "load_balancer" {
  value = {
    arn               = aws_lb.this.arn
    dns_name          = aws_lb.this.dns_name
    security_group_id = aws_security_group.balancer.id
  }
}

output "zone_id" {
  value = aws_route53_zone.this.zone_id
}

output "certificate_arn" {
  value = aws_acm_certificate.this.arn
}

output "log_bucket_arn" {
  value = aws_s3_bucket.logs.arn
}

output "web_acl_arn" {
  value = aws_wafv2_web_acl.this.arn
}
