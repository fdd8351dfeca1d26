resource "aws_security_group" "server" {
  name = "server"
}

resource "aws_instance" "server" {
  vpc_security_group_ids = [aws_security_group.server.id]
}

resource "aws_security_group" "exported" {
  name = "exported"
}

output "group" {
  value = { id = aws_security_group.exported.id }
}

resource "aws_security_group" "task" {
  count = 2
  name  = "task-${count.index}"
}

resource "aws_ecs_service" "orders" {
  network_configuration {
    security_groups = aws_security_group.task[*].id
  }
}

locals {
  groups = { database = aws_security_group.database.id }
}

resource "aws_security_group" "database" {
  name = "database"
}

resource "aws_db_instance" "orders" {
  vpc_security_group_ids = values(local.groups)
}
