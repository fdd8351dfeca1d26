resource "aws_codebuild_fleet" "this" {
  name             = var.name
  environment_type = "LINUX_CONTAINER"
  compute_type     = var.size
  base_capacity    = var.machines
  # What finds no machine runs on one of AWS's own, and starts later.
  overflow_behavior = "ON_DEMAND"

  dynamic "scaling_configuration" {
    for_each = var.max > var.machines ? [var.max] : []

    content {
      max_capacity = scaling_configuration.value
      scaling_type = "TARGET_TRACKING_SCALING"

      target_tracking_scaling_configs {
        metric_type  = "FLEET_UTILIZATION_RATE"
        target_value = 80
      }
    }
  }
}
