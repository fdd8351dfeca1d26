resource "aws_autoscaling_group" "balanced" {
  target_group_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/orders/1"]
  health_check_type = "ELB"
}

resource "aws_autoscaling_group" "alone" {
  max_size = 2
}
