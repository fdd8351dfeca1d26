resource "aws_autoscaling_group" "bad_spot" {
  mixed_instances_policy {
    instances_distribution {
      on_demand_percentage_above_base_capacity = 20
    }
  }
}
