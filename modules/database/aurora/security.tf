# As with a plain instance, the clients' group lets a task in: no service's stack changes these rules.
resource "aws_security_group" "server" {
  name        = "${var.name}-db"
  description = "Database ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-db" }
}

resource "aws_security_group" "clients" {
  name        = "${var.name}-db-clients"
  description = "Tasks that use the database ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-db-clients" }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id            = aws_security_group.server.id
  referenced_security_group_id = aws_security_group.clients.id
  description                  = "PostgreSQL from its clients"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "clients" {
  security_group_id            = aws_security_group.clients.id
  referenced_security_group_id = aws_security_group.server.id
  description                  = "PostgreSQL to the database"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}
