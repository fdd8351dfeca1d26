resource "aws_autoscaling_group" "tagged" {
  max_size = 2

  tag {
    key                 = "service"
    value               = "orders"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_group" "listed" {
  max_size = 2
  tags     = [{ key = "service", value = "orders", propagate_at_launch = true }]
}
