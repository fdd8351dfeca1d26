resource "aws_iam_role" "bad" {
  managed_policy_arns = ["arn:aws:iam::aws:policy/IAMFullAccess"]
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}
