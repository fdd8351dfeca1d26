resource "aws_autoscaling_group" "bad_off" {
  capacity_rebalance = false

  mixed_instances_policy {
    instances_distribution {
      on_demand_percentage_above_base_capacity = 0
    }
  }
}
