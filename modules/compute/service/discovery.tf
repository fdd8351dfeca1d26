# The name under which ECS registers the tasks' addresses as they come, and takes them out before they go.
resource "aws_service_discovery_service" "this" {
  count = var.discovery == null ? 0 : 1

  name        = var.discovery.name
  description = "Tasks of ${var.name}"

  dns_config {
    namespace_id   = var.discovery.namespace_id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      # How long callers go on asking for a task that has gone.
      ttl = 10
    }
  }

  # ECS says which tasks are healthy. Route 53 could not reach them.
  health_check_custom_config {}
}
