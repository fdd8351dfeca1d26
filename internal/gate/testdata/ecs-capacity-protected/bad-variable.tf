variable "auto_scaling_group_arn" {
  default = "arn:aws:autoscaling:us-east-1:111111111111:autoScalingGroup:1:autoScalingGroupName/orders"
}

variable "status" {
  default = "ENABLED"
}

resource "aws_ecs_capacity_provider" "bad" {
  name = "orders"
  auto_scaling_group_provider {
    auto_scaling_group_arn = var.auto_scaling_group_arn
    managed_scaling {
      status = var.status
    }
  }
}
