resource "aws_apigatewayv2_vpc_link" "this" {
  name               = var.name
  subnet_ids         = var.subnet_ids
  security_group_ids = [aws_security_group.link.id]
}

resource "aws_security_group" "link" {
  name        = "${var.name}-api-link"
  description = "Link of the API ${var.name} into the network"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-api-link" }
}

resource "aws_vpc_security_group_egress_rule" "link" {
  security_group_id            = aws_security_group.link.id
  referenced_security_group_id = var.load_balancer_security_group_id
  description                  = "HTTPS to the internal load balancer"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}
