module "bad_group" {
  source            = "terraform-aws-modules/autoscaling/aws"
  version           = "~> 6.0"
  name              = "orders"
  target_group_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/orders/1"]
  health_check_type = "EC2"
}
