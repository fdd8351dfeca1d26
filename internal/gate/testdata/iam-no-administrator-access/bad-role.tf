locals {
  policies = ["ReadOnlyAccess", "AdministratorAccess"]
}

resource "aws_iam_role" "bad" {
  managed_policy_arns = [for p in local.policies : "arn:aws:iam::aws:policy/${p}"]
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}
