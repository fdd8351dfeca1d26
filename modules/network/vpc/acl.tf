# A second fence around the databases, for the day on which a security group is too wide: it knows no groups, only addresses, and
# keeps no state, so that the way back is a rule as well. What is not here is denied, the public tier above all.
resource "aws_network_acl" "data" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = aws_subnet.data[*].id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    cidr_block = local.private_range
    from_port  = var.data_port
    to_port    = var.data_port
  }

  # Databases may talk to each other, and so hear each other's answers.
  ingress {
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    cidr_block = local.data_range
    from_port  = 1024
    to_port    = 65535
  }

  # Clients get their answers at ports of their systems' choice.
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    cidr_block = local.private_range
    from_port  = 1024
    to_port    = 65535
  }

  egress {
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    cidr_block = local.data_range
    from_port  = 1024
    to_port    = 65535
  }

  tags = { Name = "${var.name}-data" }
}
