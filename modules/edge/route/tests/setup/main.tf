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

output "load_balancer" {
  value = aws_lb.this.arn_suffix
}

resource "aws_security_group" "link" {
  name        = "link"
  description = "Link"
  vpc_id      = aws_vpc.this.id
}

resource "aws_apigatewayv2_api" "this" {
  name          = "cambio-dev"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_vpc_link" "this" {
  name               = "cambio-dev"
  subnet_ids         = aws_subnet.this[*].id
  security_group_ids = [aws_security_group.link.id]
}

resource "aws_apigatewayv2_authorizer" "this" {
  api_id           = aws_apigatewayv2_api.this.id
  name             = "customers"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = "https://id.cambio.example"
    audience = ["cambio"]
  }
}

output "authorizer_id" {
  value = aws_apigatewayv2_authorizer.this.id
}

output "api_id" {
  value = aws_apigatewayv2_api.this.id
}

output "vpc_link_id" {
  value = aws_apigatewayv2_vpc_link.this.id
}
