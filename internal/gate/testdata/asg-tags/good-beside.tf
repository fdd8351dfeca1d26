resource "aws_autoscaling_group" "orders" {
  max_size = 2
}

resource "aws_autoscaling_group_tag" "orders" {
  autoscaling_group_name = aws_autoscaling_group.orders.name

  tag {
    key                 = "service"
    value               = "orders"
    propagate_at_launch = true
  }
}
