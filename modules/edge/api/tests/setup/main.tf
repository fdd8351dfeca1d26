# A network for the module under test.

resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "this" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
}

output "vpc_id" {
  value = aws_vpc.this.id
}

output "subnet_ids" {
  value = aws_subnet.this[*].id
}

resource "aws_security_group" "balancer" {
  name        = "balancer"
  description = "Load balancer"
  vpc_id      = aws_vpc.this.id
}

output "balancer_group_id" {
  value = aws_security_group.balancer.id
}

resource "aws_lb" "this" {
  name     = "balancer"
  internal = true
  subnets  = aws_subnet.this[*].id
}

resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

output "listener_arn" {
  value = aws_lb_listener.this.arn
}

resource "aws_acm_certificate" "this" {
  domain_name       = "api.dev.cambio.example"
  validation_method = "DNS"
}

output "certificate_arn" {
  value = aws_acm_certificate.this.arn
}
