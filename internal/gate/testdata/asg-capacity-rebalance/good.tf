resource "aws_autoscaling_group" "spot" {
  capacity_rebalance = true

  mixed_instances_policy {
    instances_distribution {
      on_demand_percentage_above_base_capacity = 20
    }
  }
}

resource "aws_autoscaling_group" "on_demand" {
  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity = 2
    }
  }
}

resource "aws_autoscaling_group" "plain" {
  max_size = 2
}
