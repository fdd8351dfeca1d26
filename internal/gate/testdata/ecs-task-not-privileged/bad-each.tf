locals {
  services = {
    orders   = { privileged = true }
    invoices = { privileged = true }
  }
}

resource "aws_ecs_task_definition" "bad" {
  for_each = local.services
  family   = each.key
  container_definitions = jsonencode([
    merge({ name = each.key, image = "${each.key}:1" }, each.value),
  ])
}
