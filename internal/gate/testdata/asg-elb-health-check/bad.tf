resource "aws_autoscaling_group" "bad_silent" {
  target_group_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/orders/1"]
}

resource "aws_autoscaling_group" "bad_ec2" {
  load_balancers    = ["orders"]
  health_check_type = "EC2"
}

resource "aws_autoscaling_group" "bad_attached" {
  health_check_type = "EC2"
}

resource "aws_autoscaling_attachment" "orders" {
  autoscaling_group_name = aws_autoscaling_group.bad_attached.id
  lb_target_group_arn    = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/orders/1"
}
