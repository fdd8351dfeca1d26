# Cloud Map keeps the records of this zone: services add their names, ECS the addresses of their tasks.
resource "aws_service_discovery_private_dns_namespace" "this" {
  name        = "${var.name}.internal"
  description = "Names by which services of ${var.name} find each other's tasks"
  vpc         = var.vpc_id
}

# Who may use the names is who is in this group. It has no rules of its own: a
# service that is found lets it in on its port, one that calls lets itself out to it.
resource "aws_security_group" "peers" {
  name        = "${var.name}-peers"
  description = "Tasks of ${var.name} that find each other by name"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-peers" }
}
